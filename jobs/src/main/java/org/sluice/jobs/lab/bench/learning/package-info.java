/** Benchmarks of learning and acting, on one thread. */
package org.sluice.jobs.lab.bench.learning;
