package org.sluice.connectors.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.connectors.codec.UnreadableRecordException.Reason;
import org.sluice.learning.live.log.Command;
import org.sluice.learning.live.log.DelayedReward;
import org.sluice.learning.records.Observations;
import org.sluice.learning.serving.Answer;
import org.sluice.learning.serving.Request;

/** Faults of the records of live trials, and the reason that is given for each. */
class UnreadableLiveBytesTest {

  static Stream<Arguments> faults() {
    ByteBuffer empty = ByteBuffer.allocate(0);
    RecordKind experience = RecordKind.EXPERIENCE;
    return Stream.of(
        Arguments.of(experience, "trial", "", Reason.BAD_TEXT),
        Arguments.of(experience, "actor", "", Reason.BAD_TEXT),
        Arguments.of(experience, "actor", "x".repeat(201), Reason.OUT_OF_RANGE),
        Arguments.of(experience, "actor", "x".repeat(601), Reason.OUT_OF_RANGE),
        Arguments.of(experience, "episode", -1L, Reason.OUT_OF_RANGE),
        Arguments.of(experience, "step", -1L, Reason.OUT_OF_RANGE),
        Arguments.of(experience, "step", Long.MAX_VALUE - 3, Reason.OUT_OF_RANGE),
        Arguments.of(experience, "version", -1, Reason.OUT_OF_RANGE),
        Arguments.of(experience, "steps", 5, Reason.INCONSISTENT_LENGTH),
        Arguments.of(experience, "steps", Integer.MAX_VALUE, Reason.INCONSISTENT_LENGTH),
        Arguments.of(experience, "observationBytes", 1, Reason.INCONSISTENT_LENGTH),
        Arguments.of(experience, "logProbabilities", empty, Reason.OUT_OF_RANGE),
        Arguments.of(
            experience, "finalObservations", ByteBuffer.allocate(3 * 4), Reason.OUT_OF_RANGE),
        Arguments.of(experience, "finalObservations", empty, Reason.INCONSISTENT_LENGTH),
        Arguments.of(experience, "rewardsLater", List.of(1, 1), Reason.OUT_OF_RANGE),
        Arguments.of(experience, "rewardsLater", List.of(2, 1), Reason.OUT_OF_RANGE),
        Arguments.of(experience, "rewardsLater", List.of(-1), Reason.OUT_OF_RANGE),
        Arguments.of(experience, "rewardsLater", List.of(4), Reason.OUT_OF_RANGE),
        Arguments.of(experience, "rewardsLater", List.of(0, 1, 2, 3, 4), Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.REWARD, "reward", Float.NaN, Reason.NOT_FINITE),
        Arguments.of(RecordKind.REWARD, "step", -1L, Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.REWARD, "actor", "ä".repeat(201), Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.COMMAND, "version", 3, Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.COMMAND, "share", 0.5, Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.COMMAND, "share", 1.5, Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.COMMAND, "share", Double.NaN, Reason.NOT_FINITE),
        Arguments.of(RecordKind.COMMAND, "key", "", Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.RELEASE, "stable", -1, Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.RELEASE, "share", -0.1, Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.MANIFEST, "rolledBackTo", -2, Reason.OUT_OF_RANGE),
        Arguments.of(
            RecordKind.MANIFEST, "lags", Collections.nCopies(10_001, 0L), Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.REQUEST, "id", "", Reason.BAD_TEXT),
        Arguments.of(RecordKind.REQUEST, "id", "x".repeat(201), Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.REQUEST, "actor", "", Reason.BAD_TEXT),
        Arguments.of(RecordKind.REQUEST, "trial", "", Reason.BAD_TEXT),
        Arguments.of(RecordKind.REQUEST, "observationBytes", 2, Reason.OUT_OF_RANGE),
        Arguments.of(
            RecordKind.REQUEST,
            "observation",
            ByteBuffer.allocate(4).putInt(0, 0x0000c07f), // a NaN
            Reason.NOT_FINITE),
        Arguments.of(
            RecordKind.REQUEST, "observation", ByteBuffer.allocate(7), Reason.INCONSISTENT_LENGTH),
        Arguments.of(RecordKind.ANSWER, "version", -1, Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.ANSWER, "version", -2, Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.ANSWER, "problem", "why", Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.ANSWER, "applied", empty, Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.ANSWER, "logProbability", Float.NaN, Reason.NOT_FINITE),
        Arguments.of(RecordKind.MODEL, "mostSteps", 0, Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.MODEL, "parameters", 15L, Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.MODEL, "template", empty, Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.MODEL, "problem", "there is one", Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.LEARNER, "version", 0, Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.LEARNER, "nextOffset", 0L, Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.LEARNER, "checksum", -1L, Reason.OUT_OF_RANGE),
        Arguments.of(RecordKind.LEARNER, "part", 3, Reason.OUT_OF_RANGE));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void wrongFields(RecordKind kind, String field, Object value, Reason reason) throws IOException {
    AvroItself avro = new AvroItself(kind);
    GenericRecord record = avro.read(RecordSample.of(kind).bytes());
    record.put(field, value);
    assertReason(kind, avro.write(record), reason);
  }

  @Test
  void anEpisodeThatGoesOnAfterItsEnd() throws IOException {
    AvroItself avro = new AvroItself(RecordKind.EXPERIENCE);
    GenericRecord record = avro.read(RecordSample.of(RecordKind.EXPERIENCE).bytes());
    record.put("ends", ByteBuffer.wrap(new byte[] {0, 1, 0, 2}));
    assertReason(RecordKind.EXPERIENCE, avro.write(record), Reason.OUT_OF_RANGE);
  }

  @ParameterizedTest
  @CsvSource({"count, 0", "values, 1", "kind, 3"})
  void noiseThatCannotBe(String field, int value) throws IOException {
    AvroItself avro = new AvroItself(RecordKind.MODEL);
    GenericRecord record = avro.read(RecordSample.of(RecordKind.MODEL).bytes());
    GenericRecord normal = (GenericRecord) ((List<?>) record.get("noise")).get(1);
    if (field.equals("kind")) {
      Schema kinds = normal.getSchema().getField(field).schema();
      normal.put(field, new GenericData.EnumSymbol(kinds, "INDEX")); // without values
    } else {
      normal.put(field, value);
    }
    assertReason(RecordKind.MODEL, avro.write(record), Reason.OUT_OF_RANGE);
  }

  @Test
  void noStepsAtAll() throws IOException {
    AvroItself avro = new AvroItself(RecordKind.EXPERIENCE);
    GenericRecord record = avro.read(RecordSample.of(RecordKind.EXPERIENCE).bytes());
    for (String count : List.of("steps", "observationDim", "actionDim")) {
      record.put(count, 0);
    }
    for (String block :
        List.of(
            "observations",
            "actions",
            "logProbabilities",
            "rewards",
            "ends",
            "nextObservation",
            "finalObservations")) {
      record.put(block, ByteBuffer.allocate(0));
    }
    record.put("rewardsLater", List.of());
    assertReason(RecordKind.EXPERIENCE, avro.write(record), Reason.OUT_OF_RANGE);
  }

  @Test
  void anActionThatTheSchemaLacks() {
    byte[] bytes = new CommandCodec().encode(Command.thaw("t"));
    bytes[2] = 10; // the sixth symbol
    assertReason(RecordKind.COMMAND, bytes, Reason.OUT_OF_RANGE);
  }

  @Test
  void aCommandThatNeedsNoKey() throws IOException {
    AvroItself avro = new AvroItself(RecordKind.COMMAND);
    GenericRecord record = avro.read(RecordSample.of(RecordKind.COMMAND).bytes());
    Schema actions = avro.schema().getField("action").schema();
    record.put("action", new GenericData.EnumSymbol(actions, "FREEZE"));
    assertReason(RecordKind.COMMAND, avro.write(record), Reason.OUT_OF_RANGE);
  }

  @Test
  void theLongestNameIsRead() throws UnreadableRecordException {
    String longest = "€".repeat(ActorNames.LONGEST);
    DelayedReward reward = new DelayedReward("t", longest, 0, 0, 1);
    DelayedRewardCodec codec = new DelayedRewardCodec();
    assertThat(codec.decode(codec.encode(reward))).isEqualTo(reward);
  }

  /** Many blocks of one item each must not cost their square. */
  @Test
  void listsInBlocksOfOneItem() throws IOException {
    int steps = 1000;
    int[] all = new int[steps];
    Arrays.setAll(all, i -> i);
    byte[] whole = new ExperienceCodec().encode(LiveSamples.experience(steps));
    BinaryWriter blocks = new BinaryWriter(20L * steps);
    for (int position : all) {
      blocks.number(1).number(position);
    }
    byte[] tail = blocks.number(0).toBytes();
    byte[] bytes = Arrays.copyOf(whole, whole.length - 1 + tail.length);
    System.arraycopy(tail, 0, bytes, whole.length - 1, tail.length);
    long before = Allocation.ofThread();
    assertThat(new ExperienceCodec().decode(bytes).rewardsLater()).isEqualTo(all);
    assertThat(Allocation.ofThread() - before).isLessThan(1 << 20);
  }

  @Test
  void recordsThatContradictThemselvesAreNotWritten() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExperienceCodec().encode(LiveSamples.experience(4, 4)))
        .withMessage("a record of experience says that the reward of position 4 follows");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ExperienceCodec()
                    .encode(LiveSamples.experience(Samples.trajectory(4).transitions())))
        .withMessage("a record of experience goes on after the end of its episode at position 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CommandCodec().encode(Command.share("t", 2)))
        .withMessage("a command has the share 2.0, not one of 0 … 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DelayedRewardCodec().encode(new DelayedReward("t", "", 0, 0, 0)))
        .withMessage("an actor's name has 1 to 200 characters, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RequestCodec().encode(new Request("", "a", "t", Observations.NONE)))
        .withMessage("a request's id has 1 to 200 characters, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new AnswerCodec()
                    .encode(new Answer("i", "t", 3, new float[0], new float[0], 0, "")))
        .withMessageStartingWith("an answer has either a problem, or a version with an action");
  }

  private static void assertReason(RecordKind kind, byte[] bytes, Reason reason) {
    assertThatExceptionOfType(UnreadableRecordException.class)
        .isThrownBy(() -> kind.codec().decode(bytes))
        .satisfies(e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason));
  }
}
