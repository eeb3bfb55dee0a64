/**
 * The binary encoding of records: Avro's, with the schemas beside these classes ({@code *.avsc}).
 * Written and read by hand, because Avro's own arrays of floats are several times slower. Does not
 * depend on Kafka or Flink.
 */
package org.sluice.connectors.codec;
