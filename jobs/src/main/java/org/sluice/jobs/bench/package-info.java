/** Benchmarks, always as a ratio to a baseline measured in the same run. */
package org.sluice.jobs.bench;
