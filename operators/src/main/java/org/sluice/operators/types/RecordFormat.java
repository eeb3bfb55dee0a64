package org.sluice.operators.types;

import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The binary format of one kind of record. Stateless.
 *
 * <p>Savepoints outlive the code that wrote them: increase {@link #version} when you change the
 * format; savepoints with another version are rejected.
 */
interface RecordFormat<T> extends Serializable {

  /** The kind's name in savepoints; never changes. */
  String name();

  /** The kind's class. */
  Class<T> type();

  /** The version of the bytes. */
  int version();

  /** Writes a record. */
  void write(T record, DataOutputView out) throws IOException;

  /** Reads a record. */
  T read(DataInputView in) throws IOException;
}
