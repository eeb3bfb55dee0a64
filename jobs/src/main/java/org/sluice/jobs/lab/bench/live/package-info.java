/** Benchmarks of live trials: how fast policies arrive, experience is read, and actors act. */
package org.sluice.jobs.lab.bench.live;
