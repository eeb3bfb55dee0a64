package org.sluice.operators;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputViewStreamWrapper;

/** Records as text that is equal only if every bit of the records is. */
final class RecordBytes {

  private RecordBytes() {}

  static <T> String of(TypeInformation<T> type, T record) {
    TypeSerializer<T> serializer =
        type.createSerializer(new ExecutionConfig().getSerializerConfig());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      serializer.serialize(record, new DataOutputViewStreamWrapper(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  static <T> List<String> of(TypeInformation<T> type, List<T> records) {
    return records.stream().map(record -> of(type, record)).toList();
  }
}
