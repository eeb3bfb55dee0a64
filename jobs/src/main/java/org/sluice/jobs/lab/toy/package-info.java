/** The toy experiments of the papers: the setups and their results. */
package org.sluice.jobs.lab.toy;
