package org.sluice.operators.types;

import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The bytes of one kind of record. Stateless.
 *
 * <p>What a savepoint holds outlives the code that wrote it: whoever changes the bytes raises
 * {@link #version} and keeps {@link #read} able to read the versions before.
 */
interface RecordFormat<T> extends Serializable {

  /** The kind's name in savepoints; never changes. */
  String name();

  /** The kind's class. */
  Class<T> type();

  /** The version that {@link #write} writes. */
  int version();

  /** Writes a record in the current version. */
  void write(T record, DataOutputView out) throws IOException;

  /** Reads a record that was written in a version up to the current. */
  T read(DataInputView in, int version) throws IOException;
}
