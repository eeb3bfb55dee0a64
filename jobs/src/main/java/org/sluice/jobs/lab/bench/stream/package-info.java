/** Benchmarks of a training job and of its parts: transport, loop, start, end to end. */
package org.sluice.jobs.lab.bench.stream;
