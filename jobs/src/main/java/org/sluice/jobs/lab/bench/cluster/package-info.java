/** Benchmarks on clusters of processes on this machine. */
package org.sluice.jobs.lab.bench.cluster;
