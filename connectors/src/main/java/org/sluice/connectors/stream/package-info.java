/** Connects Flink streams with Kafka topics. */
package org.sluice.connectors.stream;
