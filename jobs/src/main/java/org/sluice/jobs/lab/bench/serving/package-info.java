/** Measures how long requests wait for their answers. */
package org.sluice.jobs.lab.bench.serving;
