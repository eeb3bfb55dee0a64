/** Between Flink's streams and Kafka's topics. */
package org.sluice.connectors.stream;
