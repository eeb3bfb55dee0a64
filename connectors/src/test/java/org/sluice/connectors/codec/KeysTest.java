package org.sluice.connectors.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeysTest {

  @Test
  void looks() {
    assertThat(Keys.of(Samples.trajectory("a/b", 1, 1, 1))).asString().isEqualTo("a/b/3");
    assertThat(Keys.of(Samples.policy("a", 258, 1), 256)).asString().isEqualTo("a/2");
    assertThat(Keys.of(Samples.progress())).asString().isEqualTo("hopper/12");
    assertThat(Keys.of(Samples.rejected())).asString().isEqualTo("run.transitions/2/77");
    assertThat(new String(Keys.of(Samples.trajectory(1)), StandardCharsets.UTF_8)).contains("é");
  }

  @Test
  void lanesTakePartitionsInTurn() {
    for (String trial : new String[] {"hopper", "polygenelubricants", "é"}) {
      assertThat(IntStream.range(0, 8).map(lane -> Keys.partition(trial, lane, 4)).toArray())
          .containsOnly(0, 1, 2, 3)
          .satisfies(
              partitions ->
                  assertThat(IntStream.of(partitions).filter(p -> p == 0).count()).isEqualTo(2));
      assertThat(Keys.partition(trial, 5, 1)).isZero();
    }
  }

  @Test
  void theSameRecordHasTheSameBytes() {
    TrajectoryCodec codec = new TrajectoryCodec();
    assertThat(codec.encode(Samples.trajectory(64)))
        .isEqualTo(codec.encode(Samples.trajectory(64)));
  }
}
