/**
 * How records look as bytes: Avro's binary encoding after the schemas beside these classes ({@code
 * *.avsc}), written and read by hand because Avro's own arrays of floats are several times slower.
 * Knows neither Kafka nor Flink.
 */
package org.sluice.connectors.codec;
