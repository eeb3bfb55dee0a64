package org.sluice.connectors.source.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.connectors.codec.PolicySnapshotCodec;
import org.sluice.connectors.codec.Samples;
import org.sluice.learning.records.LaneId;

class LaneSplitSerializerTest {

  private static final LaneId LANE = new LaneId("sweep/é", 7);
  private static final byte[] STATE = {1, 2, 3};

  private final LaneSplitSerializer serializer = new LaneSplitSerializer();

  private static Stream<LaneSplit> splits() {
    return Stream.of(
        LaneSplit.fresh(LANE),
        new LaneSplit(LANE, STATE, null),
        new LaneSplit(LANE, STATE, Samples.policy("sweep/é", 3, 20)));
  }

  @ParameterizedTest
  @MethodSource("splits")
  void readsWhatItWrote(LaneSplit split) throws IOException {
    byte[] bytes = serializer.serialize(split);
    assertThat(serializer.deserialize(serializer.getVersion(), bytes))
        .usingRecursiveComparison()
        .isEqualTo(split);
  }

  /** Their policies had no layers below, whose number is the last byte. */
  @ParameterizedTest
  @MethodSource("splits")
  void readsVersions1And2(LaneSplit split) throws IOException {
    byte[] bytes = serializer.serialize(split);
    if (split.policy() != null) {
      int policy = new PolicySnapshotCodec().encode(split.policy()).length;
      bytes = Arrays.copyOf(bytes, bytes.length - 1);
      ByteBuffer.wrap(bytes).putInt(bytes.length - policy - 3, policy - 1);
    }
    for (int version = 1; version <= 2; version++) {
      assertThat(serializer.deserialize(version, bytes))
          .usingRecursiveComparison()
          .isEqualTo(split);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 100, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void refusesLengthsThatLie(int length) throws IOException {
    byte[] bytes = serializer.serialize(new LaneSplit(LANE, STATE, null));
    int at = bytes.length - STATE.length - 2 * Integer.BYTES;
    assertThat(ByteBuffer.wrap(bytes).getInt(at)).isEqualTo(STATE.length);
    ByteBuffer.wrap(bytes).putInt(at, length);
    assertThatThrownBy(() -> serializer.deserialize(2, bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("bytes of a lane cannot be read");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4})
  void refusesOtherVersions(int version) throws IOException {
    byte[] bytes = serializer.serialize(LaneSplit.fresh(LANE));
    assertThatThrownBy(() -> serializer.deserialize(version, bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("format version " + version + "; this build reads 1 to 3");
  }
}
