package org.sluice.connectors.codec;

import java.io.Serializable;

/**
 * Turns one kind of record into bytes and back. Without state: for any number of threads.
 *
 * @param <T> the record
 */
public interface Codec<T> extends Serializable {

  /** The kind that the headers declare. */
  RecordKind kind();

  /**
   * The record in Avro's binary encoding; equal records give equal bytes. Numbers are written
   * unchanged, finite or not.
   *
   * @throws IllegalArgumentException if the record is inconsistent
   */
  byte[] encode(T record);

  /**
   * Reads what {@link #encode}, or Avro with the same schema, wrote.
   *
   * @param bytes Not modified.
   * @throws UnreadableRecordException for any other bytes
   */
  T decode(byte[] bytes) throws UnreadableRecordException;
}
