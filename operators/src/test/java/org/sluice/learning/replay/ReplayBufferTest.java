package org.sluice.learning.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.env.Box;
import org.sluice.env.Generator;
import org.sluice.env.Space;
import org.sluice.env.Spaces;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.Transitions;

/** Step n of a lane observes 10 n, acts n, earns −n, and is followed by 10 n + 5 if it ends. */
class ReplayBufferTest {

  private static final Box ACTIONS = Box.uniform(1, -1, 1);
  private static final int STEPS = 4;

  private final List<ReplayBlock> blocks = new ArrayList<>();

  ReplayBufferTest() {
    for (int i = 0; i < 10; i++) {
      blocks.add(new ReplayBlock(List.of(lane(i), lane(100 + i))));
    }
  }

  private static Transitions lane(int block) {
    float[] observations = new float[2 * STEPS];
    float[] actions = new float[STEPS];
    float[] rewards = new float[STEPS];
    byte[] ends = new byte[STEPS];
    for (int t = 0; t < STEPS; t++) {
      int n = STEPS * block + t;
      observations[2 * t] = 10 * n;
      actions[t] = n;
      rewards[t] = -n;
      ends[t] = (t == 1 ? EndMark.TRUNCATED : t == 2 ? EndMark.TERMINATED : EndMark.NONE).code();
    }
    return new Transitions(
        Observations.of(observations),
        actions,
        new float[0],
        rewards,
        ends,
        Observations.of(new float[] {10 * STEPS * (block + 1), 0}),
        Observations.of(new float[] {10 * (STEPS * block + 1) + 5, 0}));
  }

  private static ReplayBuffer buffer(int capacity) {
    return new ReplayBuffer(capacity, new Spaces(Box.unbounded(2), ACTIONS));
  }

  private static Minibatch draw(ReplayBuffer buffer, int rows) {
    Minibatch minibatch = new Minibatch(rows, 2, 1);
    buffer.sample(new Generator(1), minibatch);
    return minibatch;
  }

  @Test
  void transitionsKeepTheirSuccessors() {
    ReplayBuffer buffer = buffer(100);
    blocks.forEach(buffer::append);
    assertThat(buffer.size()).isEqualTo(80);
    Minibatch minibatch = draw(buffer, 500);
    for (int i = 0; i < minibatch.rows(); i++) {
      int n = (int) minibatch.actions[i];
      assertThat(minibatch.observations[2 * i]).isEqualTo(10 * n);
      assertThat(minibatch.rewards[i]).isEqualTo(-n);
      assertThat(minibatch.terminated[i]).isEqualTo(n % STEPS == 2);
      double next = n % STEPS == 1 ? 10 * n + 5 : 10 * (n + 1);
      assertThat(minibatch.nextObservations[2 * i]).isEqualTo(next);
    }
  }

  @Test
  void theNewestReplaceTheOldest() {
    ReplayBuffer buffer = buffer(13);
    blocks.forEach(buffer::append);
    assertThat(buffer.size()).isEqualTo(13);
    Map<Long, Integer> drawn = new TreeMap<>();
    Minibatch minibatch = draw(buffer, 1000);
    for (int i = 0; i < minibatch.rows(); i++) {
      drawn.put(minibatch.numbers[i], (int) minibatch.actions[i]);
    }
    // Of block 8 the last step of lane 8, and lane 108. Block 9: lanes 9 and 109.
    assertThat(drawn.values())
        .containsExactly(35, 432, 433, 434, 435, 36, 37, 38, 39, 436, 437, 438, 439);
    assertThat(drawn.keySet()).containsExactlyElementsOf(LongStream.range(67, 80).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 13, 16, 40, 1000})
  void aBufferThatIsFilledAgainFromItsBlocksGivesTheSameMinibatches(int capacity) {
    ReplayBuffer buffer = buffer(capacity);
    for (int version = 0; version < blocks.size(); version++) {
      buffer.append(blocks.get(version));
      int kept = Math.min(version, (capacity - 1) / 8 + 1);
      ReplayBuffer again = buffer(capacity);
      again.startAt((version - kept) * 8L);
      blocks.subList(version - kept, version + 1).forEach(again::append);
      assertThat(draw(again, 50)).usingRecursiveComparison().isEqualTo(draw(buffer, 50));
    }
  }

  @Test
  void bytesStayBytes() {
    Space pixels = Box.bytes(2);
    ReplayBuffer buffer = new ReplayBuffer(3, new Spaces(pixels, ACTIONS));
    Observations two = Observations.of(new byte[] {(byte) 200, 7});
    Observations next = Observations.of(new byte[] {(byte) 255, 0});
    buffer.append(
        new ReplayBlock(
            List.of(
                new Transitions(
                    two,
                    new float[] {1},
                    new float[0],
                    new float[] {1},
                    new byte[] {0},
                    next,
                    Observations.NONE))));
    Minibatch minibatch = draw(buffer, 1);
    assertThat(minibatch.observations).containsExactly(200, 7);
    assertThat(minibatch.nextObservations).containsExactly(255, 0);
  }

  @Test
  void anEmptyOneHasNothingToDraw() {
    assertThat(ReplayBuffer.none().keeps()).isFalse();
    assertThatThrownBy(() -> draw(buffer(4), 1)).hasMessage("the replay buffer is empty");
  }
}
