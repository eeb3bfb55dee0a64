package org.sluice.connectors.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.connectors.codec.UnreadableRecordException.Reason;
import org.sluice.learning.records.PolicySnapshot;

/** Each kind of fault, and the reason that is given for it. */
class UnreadableBytesTest {

  private static final float[] NOT_FINITE = {Float.NaN, Float.POSITIVE_INFINITY};

  static Stream<Arguments> faults() {
    ByteBuffer empty = ByteBuffer.allocate(0);
    return Stream.of(
        Arguments.of(RecordKind.TRAJECTORY, "trial", "", Reason.BAD_TEXT),
        Arguments.of(RecordKind.TRAJECTORY, "lane", -1, Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.TRAJECTORY, "version", -1, Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.TRAJECTORY, "sequence", -1L, Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.TRAJECTORY, "steps", 0, Reason.INCONSISTENT_LENGTH),
        Arguments.of(RecordKind.TRAJECTORY, "steps", -4, Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.TRAJECTORY, "steps", 5, Reason.INCONSISTENT_LENGTH),
        Arguments.of(RecordKind.TRAJECTORY, "steps", Integer.MAX_VALUE, Reason.INCONSISTENT_LENGTH),
        Arguments.of(RecordKind.TRAJECTORY, "observationDim", 0, Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.TRAJECTORY, "observationBytes", 2, Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.TRAJECTORY, "observationBytes", 1, Reason.INCONSISTENT_LENGTH),
        Arguments.of(RecordKind.TRAJECTORY, "actionDim", 7, Reason.INCONSISTENT_LENGTH),
        Arguments.of(RecordKind.TRAJECTORY, "observations", empty, Reason.INCONSISTENT_LENGTH),
        Arguments.of(
            RecordKind.TRAJECTORY,
            "rewards",
            ByteBuffer.allocate(4 * 4 + 1),
            Reason.INCONSISTENT_LENGTH),
        Arguments.of(
            RecordKind.TRAJECTORY,
            "ends",
            ByteBuffer.wrap(new byte[] {0, 1, 2, 3}),
            Reason.OUT_OF_RANGE),
        Arguments.of(
            RecordKind.TRAJECTORY,
            "ends",
            ByteBuffer.wrap(new byte[] {0, -1, 2, 0}),
            Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.TRAJECTORY, "bootstrapValue", Float.NaN, Reason.NOT_FINITE),
        Arguments.of(
            RecordKind.TRAJECTORY,
            "branches",
            ByteBuffer.wrap(new byte[] {0, 1, 2}),
            Reason.INCONSISTENT_LENGTH),
        Arguments.of(RecordKind.POLICY, "version", -1, Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.POLICY, "steps", -1L, Reason.OUT_OF_RANGE),
        Arguments.of(
            RecordKind.POLICY, "policy", ByteBuffer.allocate(7), Reason.INCONSISTENT_LENGTH),
        Arguments.of(RecordKind.POLICY, "means", empty, Reason.INCONSISTENT_LENGTH),
        Arguments.of(RecordKind.POLICY, "deviations", doubles(1, 0, 1), Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.POLICY, "deviations", doubles(1, -2, 1), Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.POLICY, "deviations", doubles(1, Double.NaN, 1), Reason.NOT_FINITE),
        Arguments.of(RecordKind.PROGRESS, "version", -1, Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.PROGRESS, "episodes", -1, Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.PROGRESS, "metrics", metrics(101, 3), Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.PROGRESS, "metrics", metrics(1, 101), Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.REJECTED, "partition", -1, Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.DEMONSTRATION, "observations", List.of(), Reason.OUT_OF_RANGE),
        Arguments.of(
            RecordKind.DEMONSTRATION,
            "observations",
            List.of(List.of(1f), List.of(1f, 2f)),
            Reason.INCONSISTENT_LENGTH),
        Arguments.of(
            RecordKind.DEMONSTRATION, "actions", List.of(List.of(1f)), Reason.INCONSISTENT_LENGTH),
        Arguments.of(RecordKind.DEMONSTRATION, "rewards", List.of(1f), Reason.INCONSISTENT_LENGTH),
        Arguments.of(
            RecordKind.DEMONSTRATION, "rewards", List.of(1f, 2f, 3f, Float.NaN), Reason.NOT_FINITE),
        Arguments.of(
            RecordKind.DEMONSTRATION, "finalObservation", List.of(1f), Reason.INCONSISTENT_LENGTH));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void wrongFields(RecordKind kind, String field, Object value, Reason reason) throws IOException {
    AvroItself avro = new AvroItself(kind);
    GenericRecord record = avro.read(RecordSample.of(kind).bytes());
    record.put(field, value);
    assertUnreadable(kind, avro.write(record), reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"observations", "actions", "logProbabilities", "rewards", "values", "finalValues"})
  void numbersThatAreNotFinite(String field) throws IOException {
    AvroItself avro = new AvroItself(RecordKind.TRAJECTORY);
    for (float number : NOT_FINITE) {
      GenericRecord record = avro.read(RecordSample.of(RecordKind.TRAJECTORY).bytes());
      ByteBuffer block = (ByteBuffer) record.get(field);
      block.putInt(block.limit() - 4, Integer.reverseBytes(Float.floatToIntBits(number)));
      assertUnreadable(RecordKind.TRAJECTORY, avro.write(record), Reason.NOT_FINITE);
    }
  }

  /** A picture of 2⁶² pixels, say; nothing of such a size is made. */
  @ParameterizedTest
  @CsvSource({
    "kind, 3",
    "kind, -1",
    "values, -1",
    "shape, 0",
    "shape, 2147483647",
    "low, 3",
    "low, 0",
  })
  void spacesThatCannotBe(String field, int value) throws IOException {
    AvroItself avro = new AvroItself(RecordKind.POLICY);
    GenericRecord record = avro.read(RecordSample.of(RecordKind.POLICY).bytes());
    GenericRecord space = (GenericRecord) record.get("actionSpace");
    space.put(
        field,
        switch (field) {
          case "shape" -> List.of(value, value);
          case "low" -> doubles(new double[value]);
          default -> value;
        });
    assertUnreadable(RecordKind.POLICY, avro.write(record), Reason.OUT_OF_RANGE);
  }

  @Test
  void aLayoutOfOtherSizeThanItsNumbers() throws IOException {
    AvroItself avro = new AvroItself(RecordKind.POLICY);
    GenericRecord record = avro.read(RecordSample.of(RecordKind.POLICY).bytes());
    GenericRecord shape = (GenericRecord) ((List<?>) record.get("policyLayout")).get(1);
    shape.put("rows", Integer.MAX_VALUE);
    shape.put("columns", Integer.MAX_VALUE);
    assertUnreadable(RecordKind.POLICY, avro.write(record), Reason.INCONSISTENT_LENGTH);
    shape.put("columns", 0);
    assertUnreadable(RecordKind.POLICY, avro.write(record), Reason.OUT_OF_RANGE);
  }

  @Test
  void everyTruncationOfEveryKind() {
    for (RecordKind kind : RecordKind.values()) {
      byte[] bytes = RecordSample.of(kind).bytes();
      for (int length = 0; length < bytes.length; length++) {
        assertUnreadable(kind, Arrays.copyOf(bytes, length), Reason.TRUNCATED);
      }
      assertUnreadable(kind, Arrays.copyOf(bytes, bytes.length + 1), Reason.TRAILING_BYTES);
    }
  }

  @Test
  void aLengthThatLiesAllocatesNothing() {
    // trial: 2 GiB − 1 bytes follow, says the length
    byte[] bytes = {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F, 'x'};
    assertUnreadable(RecordKind.TRAJECTORY, bytes, Reason.TRUNCATED);
    byte[] negative = {1, 'x'};
    assertUnreadable(RecordKind.TRAJECTORY, negative, Reason.OUT_OF_RANGE);
    byte[] endless = new byte[11];
    Arrays.fill(endless, (byte) 0xFF);
    assertUnreadable(RecordKind.TRAJECTORY, endless, Reason.OUT_OF_RANGE);
    assertUnreadable(RecordKind.TRAJECTORY, new byte[] {2, (byte) 0xC3}, Reason.BAD_TEXT);
  }

  @Test
  void headers() throws UnreadableRecordException {
    byte[] kind = "trajectory".getBytes(StandardCharsets.UTF_8);
    RecordKind.TRAJECTORY.check(kind, new byte[] {'4'});
    assertReason(() -> RecordKind.TRAJECTORY.check(kind, new byte[] {'3'}), Reason.OTHER_VERSION);
    assertReason(() -> RecordKind.TRAJECTORY.check(null, new byte[] {'4'}), Reason.FOREIGN);
    assertReason(() -> RecordKind.TRAJECTORY.check(kind, null), Reason.FOREIGN);
    assertReason(() -> RecordKind.POLICY.check(kind, new byte[] {'1'}), Reason.FOREIGN);
    assertReason(() -> RecordKind.TRAJECTORY.check(new byte[99], new byte[0]), Reason.FOREIGN);
    assertReason(
        () -> RecordKind.TRAJECTORY.check(kind, new byte[] {'1', '2'}), Reason.OTHER_VERSION);
    byte[] progress = "progress".getBytes(StandardCharsets.UTF_8);
    RecordKind.PROGRESS.check(progress, new byte[] {'3'});
    assertReason(() -> RecordKind.PROGRESS.check(progress, new byte[] {'2'}), Reason.OTHER_VERSION);
    assertReason(() -> RecordKind.TRAJECTORY.check(kind, new byte[0]), Reason.OTHER_VERSION);
  }

  @Test
  void asManyMetricsAsARowMayHave() throws IOException {
    AvroItself avro = new AvroItself(RecordKind.PROGRESS);
    GenericRecord record = avro.read(RecordSample.of(RecordKind.PROGRESS).bytes());
    Map<String, Double> most = metrics(100, 100);
    record.put("metrics", most);
    byte[] bytes = avro.write(record);
    assertThat(new ProgressCodec().decode(bytes).metrics()).isEqualTo(most);
    assertThat(new ProgressCodec().encode(new ProgressCodec().decode(bytes))).isEqualTo(bytes);
  }

  private static Map<String, Double> metrics(int count, int length) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      metrics.put(String.format("%0" + length + "d", i), (double) i);
    }
    return metrics;
  }

  @Test
  void recordsThatContradictThemselvesAreNotWritten() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new PolicySnapshotCodec()
                    .encode(
                        new PolicySnapshot(
                            "t",
                            0,
                            0,
                            false,
                            Samples.specification(2),
                            new float[2],
                            new float[2],
                            new double[2],
                            new double[1])))
        .withMessage("2 means and 1 deviations");
  }

  private static ByteBuffer doubles(double... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Double.BYTES);
    for (double number : numbers) {
      bytes.putLong(Long.reverseBytes(Double.doubleToLongBits(number)));
    }
    return bytes.flip();
  }

  private static void assertUnreadable(RecordKind kind, byte[] bytes, Reason reason) {
    assertReason(() -> kind.codec().decode(bytes), reason);
  }

  private static void assertReason(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, Reason reason) {
    assertThatExceptionOfType(UnreadableRecordException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason));
  }
}
