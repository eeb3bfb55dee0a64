package org.sluice.connectors.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.connectors.codec.LiveSamples;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.codec.UnreadableRecordException.Reason;
import org.sluice.learning.live.log.DelayedReward;
import org.sluice.learning.live.log.LiveRecord;

class SignaturesTest {

  private static final byte[] RUN =
      HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

  /** By openssl: {@code printf %s 'plant é/line-7' | openssl dgst -sha256 -mac HMAC …}. */
  private static final byte[] ACTOR =
      HexFormat.of().parseHex("894619ab2b9e8e95d6bc0a03c75fe533a0fa57a5773c4247f6a013afda9549fe");

  private static final byte[] VALUE = "any bytes".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  private static byte[] header(SigningKey key, LiveRecord record) {
    return new Signatures(key).of(record, VALUE);
  }

  @Test
  void anActorsKeyIsDerivedFromTheRuns() {
    byte[] header = header(SigningKey.ofRun(RUN), LiveSamples.reward());
    assertThat(header).isEqualTo(header(SigningKey.ofActor(ACTOR), LiveSamples.reward()));
    assertThat(new String(header, StandardCharsets.US_ASCII)).matches("[0-9a-f]{64}");
    assertThat(header).isEqualTo(header(SigningKey.ofRun(RUN), LiveSamples.experience(4, 2)));
  }

  @Test
  void whatIsSignedIsTaken() throws UnreadableRecordException {
    Signatures signatures = new Signatures(SigningKey.ofRun(RUN));
    for (int i = 0; i < 2500; i++) { // more than signers are kept
      DelayedReward reward = new DelayedReward("plant", "actor-" + i % 1200, 1, 2, 3);
      signatures.check(reward, signatures.of(reward, VALUE), VALUE);
    }
    assertThatCode(
            () ->
                signatures.check(
                    LiveSamples.command(),
                    header(SigningKey.ofRun(RUN), LiveSamples.command()),
                    VALUE))
        .doesNotThrowAnyException();
  }

  @Test
  void whatIsNotTheActorsIsForged() {
    SigningKey actor = SigningKey.ofActor(ACTOR);
    DelayedReward another = new DelayedReward("plant é", "line-8", 1, 2, 3);
    assertForged(another, header(actor, another), "was not made with the key of actor line-8");
    assertForged(
        LiveSamples.command(),
        header(actor, LiveSamples.command()),
        "was not made with the key of the run");
    assertForged(LiveSamples.reward(), null, "is missing, and this run takes signed records");
    assertForged(LiveSamples.reward(), new byte[0], "was not made with the key of actor line-7");
    byte[] header = header(actor, LiveSamples.reward());
    header[63] ^= 1;
    assertForged(LiveSamples.reward(), header, "was not made with the key of actor line-7");
  }

  private static void assertForged(LiveRecord record, byte[] header, String why) {
    assertThatExceptionOfType(UnreadableRecordException.class)
        .isThrownBy(() -> new Signatures(SigningKey.ofRun(RUN)).check(record, header, VALUE))
        .withMessage("the header sluice-signature " + why)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.FORGED));
  }

  @Test
  void aKeyIsReadFromAFile() throws IOException {
    Path file = folder.resolve("key");
    Files.writeString(file, HexFormat.of().formatHex(RUN) + "\n");
    assertThat(header(SigningKey.ofRun(file), LiveSamples.reward()))
        .isEqualTo(header(SigningKey.ofRun(RUN), LiveSamples.reward()));
    assertThat(SigningKey.ofRun(file)).hasToString("[hidden]");
    assertThat(Signatures.of("")).isEmpty();
    assertThatThrownBy(() -> Signatures.of(folder.resolve("none").toString()))
        .isInstanceOf(NoSuchFileException.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.ofActor(new byte[15]))
        .withMessage("a key must have at least 16 bytes, not 15");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00112233445566778899aabbccddee", "secret words that are no digits"})
  void whatIsNoKeyIsNotShown(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("key"), text);
    assertThatExceptionOfType(SigningKeyException.class)
        .isThrownBy(() -> SigningKey.ofRun(file))
        .withMessage(
            "must hold an even number of hexadecimal digits, at least 32, and nothing else");
  }
}
