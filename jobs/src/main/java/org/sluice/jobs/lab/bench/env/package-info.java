/** Benchmarks of environments, and the bare engine as their baseline. */
package org.sluice.jobs.lab.bench.env;
