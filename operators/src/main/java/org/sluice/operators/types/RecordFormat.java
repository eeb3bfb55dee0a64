package org.sluice.operators.types;

import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The bytes of one kind of record. Stateless.
 *
 * <p>What a savepoint holds outlives the code that wrote it: whoever changes the bytes raises
 * {@link #version}, and savepoints with bytes of another version are refused.
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
