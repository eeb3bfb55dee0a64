/** The commands that compute the papers' theory in finite Markov decision processes. */
package org.sluice.jobs.cli.theory;
