/** Training as a Flink job: wiring only. */
package org.sluice.jobs.train;
