package org.sluice.operators;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sluice.env.Generator;
import org.sluice.learning.records.LaneId;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.Segment;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.records.Transitions;
import org.sluice.learning.trial.SmallTrials;
import org.sluice.learning.trial.Trial;

/** Made-up records of a small trial on Pendulum-v1: 3 observed numbers, 1 acted. */
final class Records {

  static final Trial TRIAL = SmallTrials.of("t", "trpo", "gaussian", 0);

  private static final int OBSERVED = 3;

  private Records() {}

  static Trajectory trajectory(int lane, long sequence, int steps) {
    return trajectory("t", lane, (int) (sequence / TRIAL.share()), sequence, steps);
  }

  static Trajectory trajectory(String trial, int lane, int version, long sequence, int steps) {
    float[] numbers = new float[steps];
    for (int i = 0; i < steps; i++) {
      numbers[i] = lane + 0.5f * (sequence + i);
    }
    float[] observations = new float[OBSERVED * steps];
    Arrays.fill(observations, lane);
    return new Trajectory(
        trial,
        lane,
        version,
        sequence,
        new Transitions(
            Observations.of(observations),
            numbers,
            numbers,
            numbers,
            new byte[steps],
            Observations.of(new float[OBSERVED]),
            Observations.NONE),
        numbers,
        new float[steps],
        lane,
        "");
  }

  /** A lane's shares of the first versions in chunks. */
  static List<Trajectory> shares(int lane, int versions, int chunk) {
    int share = TRIAL.share();
    return IntStream.range(0, versions * share)
        .filter(step -> step % share % chunk == 0)
        .mapToObj(step -> trajectory(lane, step, Math.min(chunk, share - step % share)))
        .toList();
  }

  static Segment segment(int lane, int version) {
    int share = TRIAL.share();
    return new Segment(
        "t",
        lane,
        version,
        new Transitions(
            Observations.of(new float[OBSERVED * share]),
            new float[share],
            new float[share],
            new float[share],
            new byte[share],
            Observations.of(new float[OBSERVED]),
            Observations.NONE),
        new float[share],
        new double[share],
        new double[share],
        new double[] {lane},
        new int[] {version},
        "");
  }

  /** A segment from whose numbers there is something to learn. */
  static Segment varied(int lane, int version) {
    Segment segment = segment(lane, version);
    Generator random = new Generator(31L * version + lane);
    for (int i = 0; i < segment.steps(); i++) {
      segment.transitions().observations().floats()[OBSERVED * i] = (float) random.gaussian();
      segment.transitions().actions()[i] = (float) random.gaussian();
      segment.transitions().logProbabilities()[i] = -1;
      segment.advantages()[i] = random.gaussian();
      segment.returns()[i] = random.gaussian();
    }
    return segment;
  }

  static Segment failed(int lane, int version, String reason) {
    return Segment.failed(new LaneId("t", lane), version, reason);
  }
}
