/** Benchmarks of jobs that train many trials. */
package org.sluice.jobs.lab.bench.sweep;
