/** Between Flink's streams and Kafka's topics. */
package org.sluice.stream;
