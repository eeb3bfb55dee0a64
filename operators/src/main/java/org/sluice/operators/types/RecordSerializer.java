package org.sluice.operators.types;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Flink's serializer for a kind of record. Records and their arrays are immutable, so they are
 * passed on and stored without copies.
 */
final class RecordSerializer<T> extends TypeSerializer<T> {

  private static final long serialVersionUID = 1;

  private final RecordFormat<T> format;

  RecordSerializer(RecordFormat<T> format) {
    this.format = format;
  }

  @Override
  public void serialize(T record, DataOutputView target) throws IOException {
    format.write(record, target);
  }

  @Override
  public T deserialize(DataInputView source) throws IOException {
    return format.read(source);
  }

  @Override
  public T deserialize(T reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public T copy(T from) {
    return from;
  }

  @Override
  public T copy(T from, T reuse) {
    return from;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public TypeSerializer<T> duplicate() {
    return this;
  }

  /** There is nothing to reuse. */
  @Override
  public T createInstance() {
    return null;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new RecordSerializerSnapshot<>(format.name(), format.version());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecordSerializer<?> that && format.name().equals(that.format.name());
  }

  @Override
  public int hashCode() {
    return format.name().hashCode();
  }

  @Override
  public String toString() {
    return format.name() + " version " + format.version();
  }
}
