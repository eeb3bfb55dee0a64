/** Serves Flink's metrics in the Prometheus text format, on loopback only. */
package org.sluice.jobs.metrics;
