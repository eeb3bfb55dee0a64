package org.sluice.operators.types;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The serializer snapshot of records in a savepoint: their kind and format version.
 *
 * <p>Records of another version are rejected.
 */
public final class RecordSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {

  private static final int VERSION = 1;

  private String kind;
  private int recordVersion;

  /** For Flink, which then calls readSnapshot. */
  public RecordSerializerSnapshot() {}

  RecordSerializerSnapshot(String kind, int recordVersion) {
    this.kind = kind;
    this.recordVersion = recordVersion;
  }

  @Override
  public int getCurrentVersion() {
    return VERSION;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    out.writeUTF(kind);
    out.writeInt(recordVersion);
  }

  @Override
  public void readSnapshot(int readVersion, DataInputView in, ClassLoader classLoader)
      throws IOException {
    kind = in.readUTF();
    recordVersion = in.readInt();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if this build does not know records of that kind and version
   */
  @Override
  @SuppressWarnings("unchecked")
  public TypeSerializer<T> restoreSerializer() {
    RecordFormat<T> format = (RecordFormat<T>) RecordTypes.named(kind).format();
    if (recordVersion != format.version()) {
      throw new IllegalStateException(
          String.format(
              "the saved state has %s records of version %d; this build reads version %d",
              kind, recordVersion, format.version()));
    }
    return new RecordSerializer<>(format);
  }

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> oldSnapshot) {
    return oldSnapshot instanceof RecordSerializerSnapshot<?> old
            && old.kind.equals(kind)
            && old.recordVersion == recordVersion
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.incompatible();
  }
}
