/** Flink's metrics in the text format of Prometheus, for this machine only. */
package org.sluice.jobs.metrics;
