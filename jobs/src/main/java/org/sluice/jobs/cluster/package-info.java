/** A Flink cluster of processes on this machine, with a broker beside it. */
package org.sluice.jobs.cluster;
