package org.sluice.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.connectors.codec.Checksum;
import org.sluice.connectors.codec.LiveSamples;
import org.sluice.connectors.codec.ModelCodec;
import org.sluice.connectors.codec.ReleaseCodec;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.codec.UnreadableRecordException.Reason;
import org.sluice.learning.live.log.LiveRecord;
import org.sluice.learning.live.log.Logged;
import org.sluice.learning.live.log.Model;
import org.sluice.learning.live.log.Refused;
import org.sluice.learning.records.Noise;

class LiveRecordsTest {

  private static final Messages MESSAGES = new Messages(new Topics("run"), 8);

  static LiveRecord[] records() {
    return new LiveRecord[] {
      LiveSamples.experience(4, 2), LiveSamples.reward(), LiveSamples.command()
    };
  }

  @ParameterizedTest
  @MethodSource("records")
  void whatIsWrittenIsReadAtItsPlace(LiveRecord record) throws UnreadableRecordException {
    ProducerRecord<byte[], byte[]> sent = MESSAGES.of(record);
    assertThat(sent.topic()).isEqualTo("run.experience");
    assertThat(sent.partition()).isNull();
    assertThat(sent.key()).isEqualTo("plant é".getBytes(StandardCharsets.UTF_8));
    Logged logged = LiveRecords.logged(received(sent.key(), sent), Optional.empty());
    assertThat(logged.record()).isEqualTo(record);
    assertThat(logged.partition()).isEqualTo(3);
    assertThat(logged.offset()).isEqualTo(77);
    assertThat(logged.time()).isEqualTo(1_700_000_000_000L);
    String header =
        new String(sent.headers().lastHeader(Checksum.HEADER).value(), StandardCharsets.US_ASCII);
    assertThat(logged.checksum()).isEqualTo(Long.parseLong(header, 16));
  }

  @ParameterizedTest
  @MethodSource("records")
  void damage(LiveRecord record) {
    ProducerRecord<byte[], byte[]> sent = MESSAGES.of(record);
    sent.value()[sent.value().length / 2] ^= 1;
    assertReason(received(sent.key(), sent), Reason.DAMAGED);
  }

  @Test
  void theKeyOfAnotherTrial() {
    ProducerRecord<byte[], byte[]> sent = MESSAGES.of(LiveSamples.reward());
    byte[] key = "other".getBytes(StandardCharsets.UTF_8);
    sent.headers().add(Checksum.HEADER, Checksum.of(key, sent.value()));
    assertReason(received(key, sent), Reason.WRONG_KEY);
  }

  @Test
  void theStepsOfARefusedRecordAreKnownIfItCanBeDecoded() {
    ProducerRecord<byte[], byte[]> sent = MESSAGES.of(LiveSamples.experience(4, 2));
    int partitions = 4;
    while (LiveRecords.partition("plant é", partitions) != 3) {
      partitions++;
    }
    assertThat(LiveRecords.refused(received(sent.key(), sent), partitions))
        .hasValue(new Logged(new Refused("plant é", 4), 3, 77, 1_700_000_000_000L, 0));
    assertThat(LiveRecords.refused(received(sent.key(), sent), 1)).isEmpty(); // elsewhere
    sent.value()[0] ^= 1; // the length of the trial's name
    assertThat(LiveRecords.refused(received(sent.key(), sent), partitions)).isEmpty();
    ProducerRecord<byte[], byte[]> reward = MESSAGES.of(LiveSamples.reward());
    assertThat(LiveRecords.refused(received(reward.key(), reward), partitions)).isEmpty();
  }

  @Test
  void anotherKind() throws UnreadableRecordException {
    ProducerRecord<byte[], byte[]> release = MESSAGES.of(LiveSamples.release());
    assertReason(received(release.key(), release), Reason.FOREIGN);
    assertThat(release.topic()).isEqualTo("run.releases");
    assertThat(Messages.open(received(release.key(), release), new ReleaseCodec()))
        .isEqualTo(LiveSamples.release());
    ProducerRecord<byte[], byte[]> manifest = MESSAGES.of(LiveSamples.manifest());
    assertThat(manifest.topic()).isEqualTo("run.batches");
    assertThat(manifest.key()).asString(StandardCharsets.UTF_8).isEqualTo("plant é/42");
    ProducerRecord<byte[], byte[]> model = MESSAGES.of(LiveSamples.model(), 1 << 20);
    assertThat(model.topic()).isEqualTo("run.models");
    assertThat(model.key()).asString(StandardCharsets.UTF_8).isEqualTo("plant é");
    manifest.headers().remove("sluice-kind");
    assertReason(received(manifest.key(), manifest), Reason.FOREIGN);
  }

  @Test
  void aTemplateThatIsTooLargeIsLeftOut() throws UnreadableRecordException {
    Model model =
        new Model(
            "plant",
            LiveSamples.model().spaces(),
            true,
            2048,
            List.of(),
            List.of(Noise.normal(1)),
            new byte[100_000],
            "");
    ProducerRecord<byte[], byte[]> fits = MESSAGES.of(model, 101_000);
    assertThat(Messages.open(received(fits.key(), fits), new ModelCodec())).isEqualTo(model);
    ProducerRecord<byte[], byte[]> large = MESSAGES.of(model, 100_000);
    assertThat(Messages.open(received(large.key(), large), new ModelCodec()))
        .isEqualTo(
            model.withoutTemplate(
                "its template of 100,000 bytes makes the record larger than the 100,000 bytes that"
                    + " topics.largest-record and max.request.size allow"));
    assertThat(large.value()).hasSizeLessThan(1_000);
  }

  private static void assertReason(ConsumerRecord<byte[], byte[]> message, Reason reason) {
    assertThatExceptionOfType(UnreadableRecordException.class)
        .isThrownBy(() -> LiveRecords.open(message, Optional.empty()))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static ConsumerRecord<byte[], byte[]> received(
      byte[] key, ProducerRecord<byte[], byte[]> sent) {
    Headers headers = sent.headers();
    return new ConsumerRecord<>(
        sent.topic(),
        3,
        77,
        1_700_000_000_000L,
        TimestampType.LOG_APPEND_TIME,
        key.length,
        sent.value().length,
        key,
        sent.value(),
        headers,
        Optional.empty());
  }
}
