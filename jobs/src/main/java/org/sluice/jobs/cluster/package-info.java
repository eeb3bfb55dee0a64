/** A Flink cluster of processes on this machine, with a broker. */
package org.sluice.jobs.cluster;
