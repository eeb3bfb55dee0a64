/**
 * The binary encoding of records: Avro's, with the schemas beside these classes ({@code *.avsc}).
 * Hand-written, because Avro's arrays of floats are several times slower. Does not depend on Kafka
 * or Flink.
 */
package org.sluice.connectors.codec;
