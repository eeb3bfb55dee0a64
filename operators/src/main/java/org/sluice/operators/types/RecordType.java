package org.sluice.operators.types;

import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Flink's type information for a kind of record, with Sluice's own serializer. */
final class RecordType<T> extends TypeInformation<T> {

  private static final long serialVersionUID = 1;

  private final RecordFormat<T> format;

  RecordType(RecordFormat<T> format) {
    this.format = format;
  }

  RecordFormat<T> format() {
    return format;
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return new RecordSerializer<>(format);
  }

  /** Deprecated, but abstract in this version of Flink. */
  @Override
  @Deprecated
  public TypeSerializer<T> createSerializer(ExecutionConfig config) {
    return new RecordSerializer<>(format);
  }

  @Override
  public Class<T> getTypeClass() {
    return format.type();
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public boolean isKeyType() {
    return format instanceof LaneIdFormat;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof RecordType;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecordType<?> that && format.name().equals(that.format.name());
  }

  @Override
  public int hashCode() {
    return format.name().hashCode();
  }

  @Override
  public String toString() {
    return format.name();
  }
}
