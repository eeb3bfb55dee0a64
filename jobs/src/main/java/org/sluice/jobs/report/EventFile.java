package org.sluice.jobs.report;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Map;
import java.util.zip.CRC32C;
import org.sluice.jobs.run.RunMetadata;
import org.sluice.jobs.run.progress.ProgressColumn;
import org.sluice.jobs.run.progress.RecordedRow;
import org.sluice.jobs.run.recorded.RecordedTrial;

/**
 * Writes a trial as a TensorBoard event file: a scalar for each number of {@code progress.csv},
 * under its column's name, over environment steps.
 *
 * <p>The time of an event is the run's start, from its metadata, plus the elapsed seconds; without
 * metadata the clock starts in 1970. The file is a sequence of TFRecords: length, its masked
 * CRC-32C, an {@code Event} in protobuf's encoding, and the masked CRC-32C of that, all
 * little-endian.
 */
final class EventFile {

  private static final String FORMAT = "brain.Event:2";

  /** The constant that TensorFlow adds to a rotated checksum to mask it. */
  private static final int MASK = 0xa282ead8;

  /** Field numbers of TensorFlow's event.proto and summary.proto. */
  private static final class Field {
    static final int WALL_TIME = 1;
    static final int STEP = 2;
    static final int FILE_VERSION = 3;
    static final int SUMMARY = 5;

    static final int VALUE = 1;

    static final int TAG = 1;
    static final int SIMPLE_VALUE = 2;
    static final int TENSOR = 8;
    static final int METADATA = 9;

    static final int PLUGIN = 1;
    static final int PLUGIN_NAME = 1;

    static final int TYPE = 1;
    static final int SHAPE = 2;
    static final int STRINGS = 8;
  }

  /** The type of a string tensor. */
  private static final int STRING = 7;

  private final RecordedTrial trial;
  private final String text;
  private final double start;

  /**
   * Creates an event file.
   *
   * @param text the trial's full label, which the file's path may shorten
   */
  EventFile(RecordedTrial trial, String text) {
    this.trial = trial;
    this.text = text;
    this.start =
        trial.metadata().map(RunMetadata::startedAt).orElse(Instant.EPOCH).getEpochSecond();
  }

  /** The file name that TensorBoard recognises. */
  String name() {
    return "events.out.tfevents." + (long) start + ".sluice";
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        record(
            message(
                event -> {
                  event.writeDouble(Field.WALL_TIME, start);
                  event.writeString(Field.FILE_VERSION, FORMAT);
                })));
    out.writeBytes(
        record(
            message(
                event -> {
                  event.writeDouble(Field.WALL_TIME, start);
                  event.writeByteArray(Field.SUMMARY, description());
                })));
    for (RecordedRow row : trial.rows()) {
      out.writeBytes(
          record(
              message(
                  event -> {
                    event.writeDouble(Field.WALL_TIME, time(row));
                    event.writeInt64(Field.STEP, (long) row.number(ProgressColumn.TIMESTEPS));
                    event.writeByteArray(Field.SUMMARY, scalars(row));
                  })));
    }
    return out.toByteArray();
  }

  private double time(RecordedRow row) {
    double elapsed = row.number(ProgressColumn.ELAPSED);
    return Double.isNaN(elapsed) ? start : start + elapsed;
  }

  /** The label, for TensorBoard's text tab. */
  private byte[] description() {
    byte[] plugin = message(data -> data.writeString(Field.PLUGIN_NAME, "text"));
    byte[] metadata = message(one -> one.writeByteArray(Field.PLUGIN, plugin));
    byte[] tensor =
        message(
            one -> {
              one.writeEnum(Field.TYPE, STRING);
              one.writeByteArray(Field.SHAPE, new byte[0]);
              one.writeString(Field.STRINGS, text);
            });
    byte[] value =
        message(
            one -> {
              one.writeString(Field.TAG, "trial");
              one.writeByteArray(Field.TENSOR, tensor);
              one.writeByteArray(Field.METADATA, metadata);
            });
    return message(summary -> summary.writeByteArray(Field.VALUE, value));
  }

  private static byte[] scalars(RecordedRow row) {
    return message(
        summary -> {
          for (Map.Entry<String, Double> number : row.numbers().entrySet()) {
            if (!number.getKey().equals(ProgressColumn.TIMESTEPS.heading())) {
              summary.writeByteArray(
                  Field.VALUE,
                  message(
                      value -> {
                        value.writeString(Field.TAG, number.getKey());
                        value.writeFloat(Field.SIMPLE_VALUE, number.getValue().floatValue());
                      }));
            }
          }
        });
  }

  /** Writes the fields of a message. */
  private interface Fields {
    void write(CodedOutputStream message) throws IOException;
  }

  private static byte[] message(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream message = CodedOutputStream.newInstance(bytes);
    try {
      fields.write(message);
      message.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  private static byte[] record(byte[] data) {
    ByteBuffer out =
        ByteBuffer.allocate(Long.BYTES + Integer.BYTES + data.length + Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(data.length);
    out.putInt(maskedChecksum(out.array(), 0, Long.BYTES)).put(data);
    return out.putInt(maskedChecksum(data, 0, data.length)).array();
  }

  private static int maskedChecksum(byte[] bytes, int from, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, from, length);
    return Integer.rotateRight((int) checksum.getValue(), 15) + MASK;
  }
}
