package org.sluice.connectors.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Avro's own reader and writer, after the published schemas. */
final class AvroItself {

  private final Schema schema;
  private final GenericDatumReader<GenericRecord> reader;

  AvroItself(RecordKind kind) {
    this.schema = new Schema.Parser().parse(kind.schema());
    GenericData data = new GenericData();
    data.setFastReaderEnabled(false); // it knows no maps but its own
    this.reader =
        new GenericDatumReader<>(schema, schema, data) {
          /** Keeps the order, so that what is written again has the same bytes. */
          @Override
          protected Object newMap(Object old, int size) {
            return new LinkedHashMap<>();
          }
        };
  }

  GenericRecord read(byte[] bytes) throws IOException {
    BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
    GenericRecord record = reader.read(null, decoder);
    if (!decoder.isEnd()) {
      throw new IOException("bytes follow after the record");
    }
    return record;
  }

  byte[] write(GenericRecord record) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  Schema schema() {
    return schema;
  }
}
