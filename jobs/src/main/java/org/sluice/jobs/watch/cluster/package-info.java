/** Asks Flink clusters about the jobs of runs that are watched. */
package org.sluice.jobs.watch.cluster;
