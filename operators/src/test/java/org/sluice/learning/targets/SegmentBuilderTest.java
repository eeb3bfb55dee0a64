package org.sluice.learning.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.env.Generator;
import org.sluice.learning.records.BitExact;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.Segment;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.records.Transitions;

class SegmentBuilderTest {

  private static final int SHARE = 60;
  private static final int OBSERVATION_DIM = 3;
  private static final int ACTION_DIM = 2;

  private final SegmentBuilder builder = new SegmentBuilder(SHARE, new Gae(0.9, 0.8));

  /** A lane's life, of which trajectories are cut: an episode ends about every seventh step. */
  private static final class Life {

    private final Generator random = new Generator(3);
    private final float[] observations = numbers(OBSERVATION_DIM);
    private final float[] actions = numbers(ACTION_DIM);
    private final float[] logProbabilities = numbers(1);
    private final float[] rewards = numbers(1);
    private final float[] values = numbers(1);
    private final float[] finalValues = numbers(1);
    private final byte[] ends = new byte[3 * SHARE];

    private Life() {
      for (int i = 0; i < ends.length; i++) {
        ends[i] = EndMark.of(i % 13 == 5, i % 17 == 11).code();
      }
    }

    private float[] numbers(int width) {
      float[] numbers = new float[3 * SHARE * width + width];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = (float) random.gaussian();
      }
      return numbers;
    }

    private Trajectory cut(int from, int to, int version) {
      return new Trajectory(
          "trial",
          4,
          version,
          from,
          new Transitions(
              Observations.of(
                  Arrays.copyOfRange(observations, from * OBSERVATION_DIM, to * OBSERVATION_DIM)),
              Arrays.copyOfRange(actions, from * ACTION_DIM, to * ACTION_DIM),
              Arrays.copyOfRange(logProbabilities, from, to),
              Arrays.copyOfRange(rewards, from, to),
              Arrays.copyOfRange(ends, from, to),
              Observations.of(new float[OBSERVATION_DIM]),
              Observations.NONE),
          Arrays.copyOfRange(values, from, to),
          Arrays.copyOfRange(finalValues, from, to),
          values[to],
          "");
    }
  }

  private final Life life = new Life();

  private static Segment[] segments(SegmentBuilder builder, Life life, int chunk) {
    Segment[] segments = new Segment[3];
    RunningEpisode episode = RunningEpisode.NONE;
    for (int i = 0; i < segments.length; i++) {
      List<Trajectory> chunks = new ArrayList<>();
      int end = (i + 1) * SHARE;
      for (int from = i * SHARE; from < end; from += chunk) {
        chunks.add(life.cut(from, Math.min(end, from + chunk), i));
      }
      SegmentBuilder.Built built = builder.build(chunks, episode);
      segments[i] = built.segment();
      episode = built.episode();
    }
    return segments;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 13, 59, 60})
  void chunksOfAnySizeGiveTheSameSegment(int chunk) {
    Segment[] whole = segments(new SegmentBuilder(SHARE, new Gae(0.9, 0.8)), life, SHARE);
    assertThat(segments(builder, life, chunk))
        .usingRecursiveComparison(BitExact.comparison())
        .isEqualTo(whole);
  }

  @Test
  void itHoldsWhatTheTrajectoriesHold() {
    Segment segment = segments(builder, life, 11)[1];
    assertThat(segment.trial()).isEqualTo("trial");
    assertThat(segment.lane()).isEqualTo(4);
    assertThat(segment.version()).isEqualTo(1);
    assertThat(segment.steps()).isEqualTo(SHARE);
    Trajectory same = life.cut(SHARE, 2 * SHARE, 1);
    assertThat(segment.transitions()).isEqualTo(same.transitions());
    assertThat(segment.values()).isEqualTo(same.values());
    for (int i = 0; i < SHARE; i++) {
      assertThat(segment.returns()[i]).isEqualTo(segment.advantages()[i] + same.values()[i]);
    }
  }

  @Test
  void episodesGoOnFromShareToShare() {
    Segment[] segments = segments(builder, life, 60);
    double expected = 0;
    int length = 0;
    for (int share = 0, step = 0; share < segments.length; share++) {
      int episode = 0;
      for (; step < (share + 1) * SHARE; step++) {
        expected += life.rewards[step];
        length++;
        if (life.ends[step] != EndMark.NONE.code()) {
          assertThat(segments[share].episodeReturns()[episode]).isEqualTo(expected);
          assertThat(segments[share].episodeLengths()[episode]).isEqualTo(length);
          episode++;
          expected = 0;
          length = 0;
        }
      }
      assertThat(segments[share].episodeReturns()).hasSize(episode);
    }
  }

  /** Two branches of three steps from a state of a trunk of four steps, whose second ends. */
  @Test
  void branchesAndTrunkHaveTheirOwnTargets() {
    byte[] branches = {0, 0, 1, 1, 1, 2, 2, 2, 0, 0};
    byte[] ends = {0, 1, 0, 0, 2, 0, 0, 1, 0, 0};
    Segment segment = built(branches, ends, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    Segment trunk = built(new byte[0], new byte[] {0, 1, 0, 0}, 0, 1, 8, 9);
    Segment first = built(new byte[0], new byte[] {0, 0, 2}, 2, 3, 4);
    Segment second = built(new byte[0], new byte[] {0, 0, 1}, 5, 6, 7);
    assertThat(segment.branches()).isEqualTo(branches);
    assertThat(segment.advantages())
        .isEqualTo(
            new double[] {
              trunk.advantages()[0],
              trunk.advantages()[1],
              first.advantages()[0],
              first.advantages()[1],
              first.advantages()[2],
              second.advantages()[0],
              second.advantages()[1],
              second.advantages()[2],
              trunk.advantages()[2],
              trunk.advantages()[3]
            });
    for (int i = 0; i < branches.length; i++) {
      assertThat(segment.returns()[i]).isEqualTo(segment.advantages()[i] + segment.values()[i]);
    }
    assertThat(segment.episodeReturns()).isEqualTo(trunk.episodeReturns());
    assertThat(segment.episodeLengths()).isEqualTo(trunk.episodeLengths());
  }

  /** A share of some steps of the life, with other end marks; the last value follows it. */
  private Segment built(byte[] branches, byte[] ends, int... steps) {
    int truncated = 0;
    for (byte end : ends) {
      truncated += end == EndMark.TRUNCATED.code() ? 1 : 0;
    }
    Transitions transitions =
        new Transitions(
            Observations.of(new float[steps.length * OBSERVATION_DIM]),
            new float[steps.length * ACTION_DIM],
            new float[steps.length],
            chosen(life.rewards, steps),
            ends,
            Observations.of(new float[OBSERVATION_DIM]),
            Observations.of(new float[truncated * OBSERVATION_DIM]));
    Trajectory trajectory =
        new Trajectory(
            "trial",
            4,
            0,
            0,
            transitions,
            chosen(life.values, steps),
            chosen(life.finalValues, steps),
            life.values[SHARE],
            branches,
            "");
    return new SegmentBuilder(steps.length, new Gae(0.9, 0.8))
        .build(List.of(trajectory), RunningEpisode.NONE)
        .segment();
  }

  private static float[] chosen(float[] numbers, int... steps) {
    float[] chosen = new float[steps.length];
    for (int i = 0; i < steps.length; i++) {
      chosen[i] = numbers[steps[i]];
    }
    return chosen;
  }

  private void build(Trajectory... trajectories) {
    builder.build(List.of(trajectories), RunningEpisode.NONE);
  }

  @Test
  void aGapIsRefused() {
    assertThatThrownBy(() -> build(life.cut(0, 10, 0), life.cut(11, 20, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lane 4 of trial")
        .hasMessageContaining("step 11 of version 0 cannot follow 10 steps from step 0");
  }

  @Test
  void aRepetitionIsRefused() {
    assertThatThrownBy(() -> build(life.cut(0, 10, 0), life.cut(0, 10, 0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anotherVersionIsRefused() {
    assertThatThrownBy(() -> build(life.cut(0, 10, 0), life.cut(10, 20, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version 1");
  }

  @Test
  void moreThanTheShareIsRefused() {
    assertThatThrownBy(() -> build(life.cut(0, 50, 0), life.cut(50, 61, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("share");
  }
}
