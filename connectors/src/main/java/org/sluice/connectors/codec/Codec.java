package org.sluice.connectors.codec;

import java.io.Serializable;

/**
 * Turns one kind of record into bytes and back. Without state: for any number of threads.
 *
 * @param <T> the record
 */
public interface Codec<T> extends Serializable {

  /** What stands in the headers beside the bytes. */
  RecordKind kind();

  /**
   * The record in Avro's binary encoding; equal records give equal bytes. Numbers are written as
   * they are, finite or not.
   *
   * @throws IllegalArgumentException if the record contradicts itself
   */
  byte[] encode(T record);

  /**
   * Reads what {@link #encode}, or Avro itself after the same schema, has written.
   *
   * @param bytes Not modified.
   * @throws UnreadableRecordException for every other sequence of bytes
   */
  T decode(byte[] bytes) throws UnreadableRecordException;
}
