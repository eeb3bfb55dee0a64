package org.sluice.connectors.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.learning.live.log.Command;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.records.Observations;
import org.sluice.learning.serving.Answer;
import org.sluice.learning.serving.Request;

/** Avro reads what we write of live trials, and we read what Avro writes. */
class LiveAvroAgreementTest {

  static Stream<Arguments> records() {
    return Stream.of(
        Arguments.of(new ExperienceCodec(), LiveSamples.experience(1)),
        Arguments.of(new ExperienceCodec(), LiveSamples.experience(2, 0, 1)),
        Arguments.of(new ExperienceCodec(), LiveSamples.experience(300, 0, 7, 299)),
        Arguments.of(new ExperienceCodec(), LiveSamples.pixels(5)),
        Arguments.of(new DelayedRewardCodec(), LiveSamples.reward()),
        Arguments.of(new CommandCodec(), Command.freeze("plant")),
        Arguments.of(new CommandCodec(), Command.thaw("plant")),
        Arguments.of(new CommandCodec(), Command.rollBack("plant", 12)),
        Arguments.of(new CommandCodec(), Command.share("plant", 0.25)),
        Arguments.of(new CommandCodec(), LiveSamples.command()),
        Arguments.of(new ReleaseCodec(), LiveSamples.release()),
        Arguments.of(new ManifestCodec(), LiveSamples.manifest()),
        Arguments.of(new RequestCodec(), LiveSamples.request()),
        Arguments.of(
            new RequestCodec(),
            new Request("i", "a", "t", Observations.of(new byte[] {0, 127, -128, -1}))),
        Arguments.of(new AnswerCodec(), LiveSamples.answer()),
        Arguments.of(new AnswerCodec(), Answer.problem(LiveSamples.request(), "é")),
        Arguments.of(new ModelCodec(), LiveSamples.model()),
        Arguments.of(new ModelCodec(), LiveSamples.model().withoutTemplate("it is too large")),
        Arguments.of(new LearnerPartCodec(), LiveSamples.learnerPart()));
  }

  @ParameterizedTest
  @MethodSource("records")
  <T> void sameBytesAndSameRecord(Codec<T> codec, T expected) throws IOException {
    AvroItself itself = new AvroItself(codec.kind());
    byte[] bytes = codec.encode(expected);
    byte[] byAvro = itself.write(itself.read(bytes));
    assertThat(byAvro).isEqualTo(bytes);
    assertThat(codec.decode(byAvro)).isEqualTo(expected);
  }

  @Test
  void experience() throws IOException {
    Experience expected = LiveSamples.experience(4, 1, 3);
    GenericRecord avro =
        new AvroItself(RecordKind.EXPERIENCE).read(new ExperienceCodec().encode(expected));
    assertThat(avro.get("trial").toString()).isEqualTo(expected.trial());
    assertThat(avro.get("actor").toString()).isEqualTo("line-7");
    assertThat(avro.get("episode")).isEqualTo(1_700_000_000_123L);
    assertThat(avro.get("step")).isEqualTo(4_711L);
    assertThat(avro.get("version")).isEqualTo(41);
    assertThat(avro.get("steps")).isEqualTo(4);
    assertThat(avro.get("observationDim")).isEqualTo(3);
    assertThat(avro.get("observationBytes")).isEqualTo(4);
    assertThat(avro.get("actionDim")).isEqualTo(2);
    assertThat(floats(avro, "observations"))
        .isEqualTo(expected.transitions().observations().floats());
    assertThat(floats(avro, "actions")).isEqualTo(expected.transitions().actions());
    assertThat(floats(avro, "logProbabilities"))
        .isEqualTo(expected.transitions().logProbabilities());
    assertThat(floats(avro, "rewards")).isEqualTo(expected.transitions().rewards());
    assertThat(((ByteBuffer) avro.get("ends")).array()).containsExactly(0, 0, 0, 2);
    assertThat(floats(avro, "nextObservation"))
        .isEqualTo(expected.transitions().nextObservation().floats());
    assertThat(floats(avro, "finalObservations"))
        .isEqualTo(expected.transitions().nextObservation().floats());
    assertThat(avro.get("rewardsLater")).asString().isEqualTo("[1, 3]");
  }

  @Test
  void rewardAndCommandAndRelease() throws IOException {
    GenericRecord reward =
        new AvroItself(RecordKind.REWARD)
            .read(new DelayedRewardCodec().encode(LiveSamples.reward()));
    assertThat(reward.get("step")).isEqualTo(4_712L);
    assertThat(reward.get("reward")).isEqualTo(-0.25f);
    GenericRecord command =
        new AvroItself(RecordKind.COMMAND).read(new CommandCodec().encode(LiveSamples.command()));
    assertThat(command.get("action").toString()).isEqualTo("SET");
    assertThat(command.get("key").toString()).isEqualTo("learning-rate");
    assertThat(command.get("value").toString()).isEqualTo("1e-4");
    GenericRecord release =
        new AvroItself(RecordKind.RELEASE).read(new ReleaseCodec().encode(LiveSamples.release()));
    assertThat(release.get("stable")).isEqualTo(40);
    assertThat(release.get("candidate")).isEqualTo(42);
    assertThat(release.get("share")).isEqualTo(0.125);
    assertThat(release.get("frozen")).isEqualTo(true);
  }

  @Test
  void manifest() throws IOException {
    GenericRecord avro =
        new AvroItself(RecordKind.MANIFEST)
            .read(new ManifestCodec().encode(LiveSamples.manifest()));
    assertThat(avro.get("version")).isEqualTo(42);
    assertThat(avro.get("rolledBackTo")).isEqualTo(-1);
    assertThat(avro.get("firstOffset")).isEqualTo(123_456_789_012L);
    assertThat(avro.get("lastOffset")).isEqualTo(123_456_799_999L);
    assertThat(List.copyOf((List<?>) avro.get("lags")).toString()).isEqualTo("[1000, 24, 0]");
    assertThat(avro.get("counts").toString())
        .isEqualTo(
            "{\"taken\": 43008, \"duplicate\": 17, \"stale\": 1200, \"rejected\": 3,"
                + " \"pending\": 211}");
    assertThat(avro.get("processor").toString()).isEqualTo("avx2 fma");
  }

  @Test
  void requestAndAnswer() throws IOException {
    GenericRecord request =
        new AvroItself(RecordKind.REQUEST).read(new RequestCodec().encode(LiveSamples.request()));
    assertThat(request.get("id").toString()).isEqualTo("4f2a-é");
    assertThat(request.get("actor").toString()).isEqualTo("line-7");
    assertThat(request.get("trial").toString()).isEqualTo("plant é");
    assertThat(request.get("observationBytes")).isEqualTo(4);
    assertThat(floats(request, "observation")).containsExactly(1, -0.5f, 1e-30f);
    GenericRecord answer =
        new AvroItself(RecordKind.ANSWER).read(new AnswerCodec().encode(LiveSamples.answer()));
    assertThat(answer.get("id").toString()).isEqualTo("4f2a-é");
    assertThat(answer.get("trial").toString()).isEqualTo("plant é");
    assertThat(answer.get("version")).isEqualTo(41);
    assertThat(floats(answer, "action")).containsExactly(2.5f, 0);
    assertThat(floats(answer, "applied")).containsExactly(2, 0);
    assertThat(answer.get("logProbability")).isEqualTo(-1.25f);
    assertThat(answer.get("problem").toString()).isEmpty();
  }

  @Test
  void model() throws IOException {
    GenericRecord avro =
        new AvroItself(RecordKind.MODEL).read(new ModelCodec().encode(LiveSamples.model()));
    assertThat(avro.get("clips")).isEqualTo(true);
    assertThat(avro.get("mostSteps")).isEqualTo(2048);
    assertThat(avro.get("policyLayout").toString())
        .isEqualTo(
            "[{\"name\": \"pol.0.w\", \"rows\": 4, \"columns\": 3},"
                + " {\"name\": \"pol.0.b\", \"rows\": 4, \"columns\": 1}]");
    assertThat(avro.get("parameters")).isEqualTo(16L);
    assertThat(avro.get("noise").toString())
        .isEqualTo(
            "[{\"kind\": \"INDEX\", \"count\": 1, \"values\": 5, \"central\": 0.0},"
                + " {\"kind\": \"NORMAL\", \"count\": 2, \"values\": 0, \"central\": 0.0},"
                + " {\"kind\": \"UNIFORM\", \"count\": 1, \"values\": 0, \"central\": -1.0}]");
    assertThat(((ByteBuffer) avro.get("template")).array()).containsExactly(8, 8, 18);
    assertThat(avro.get("problem").toString()).isEmpty();
  }

  @Test
  void learnerPart() throws IOException {
    GenericRecord avro =
        new AvroItself(RecordKind.LEARNER)
            .read(new LearnerPartCodec().encode(LiveSamples.learnerPart()));
    assertThat(avro.get("version")).isEqualTo(40);
    assertThat(avro.get("nextOffset")).isEqualTo(123_456_800_000L);
    assertThat(avro.get("format")).isEqualTo(1);
    assertThat(avro.get("digest").toString()).isEqualTo("9f86d081");
    assertThat(avro.get("checksum")).isEqualTo(0xfedcba98L);
    assertThat(avro.get("part")).isEqualTo(1);
    assertThat(avro.get("parts")).isEqualTo(3);
    assertThat(((ByteBuffer) avro.get("bytes")).array()).containsExactly(5, 6, 7);
  }

  private static float[] floats(GenericRecord record, String field) {
    ByteBuffer bytes = (ByteBuffer) record.get(field);
    float[] numbers = new float[bytes.remaining() / Float.BYTES];
    bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
    return numbers;
  }
}
