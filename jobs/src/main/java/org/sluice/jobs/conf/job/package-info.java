/** How a job runs its trials: its settings, and the properties of Flink and Kafka. */
package org.sluice.jobs.conf.job;
