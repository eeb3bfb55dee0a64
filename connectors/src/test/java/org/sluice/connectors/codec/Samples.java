package org.sluice.connectors.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.sluice.env.Box;
import org.sluice.env.Spaces;
import org.sluice.learning.imitation.Demonstration;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.ParameterShape;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.PolicySpecification;
import org.sluice.learning.records.Progress;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.records.Transitions;

/** Records to try codecs on. */
public final class Samples {

  private Samples() {}

  /** Of 3 numbers per observation and 2 per action. */
  public static Trajectory trajectory(int steps) {
    return trajectory("hopper-flow/7 é", steps, 3, 2);
  }

  public static Trajectory trajectory(String trial, int steps, int observationDim, int actionDim) {
    Random random = new Random(steps);
    byte[] ends = new byte[steps];
    ends[steps / 2] = 1;
    ends[steps - 1] = 2;
    return new Trajectory(
        trial,
        3,
        41,
        123_456_789_012L,
        new Transitions(
            Observations.of(floats(random, steps * observationDim)),
            floats(random, steps * actionDim),
            floats(random, steps),
            floats(random, steps),
            ends,
            Observations.of(floats(random, observationDim)),
            Observations.of(floats(random, observationDim))),
        floats(random, steps),
        floats(random, steps),
        -0.25f,
        branches(steps),
        "");
  }

  /** Of 4 steps with 3 numbers per observation and 2 per action; cut by a limit. */
  public static Demonstration demonstration() {
    Random random = new Random(4);
    return Demonstration.of(
        "Swimmer-v4",
        "é, version 3",
        -7,
        Observations.of(floats(random, 4 * 3)),
        floats(random, 4 * 2),
        floats(random, 4),
        EndMark.TRUNCATED,
        Observations.of(floats(random, 3)));
  }

  private static byte[] branches(int steps) {
    byte[] branches = new byte[steps];
    Arrays.fill(branches, 0, steps / 2 + 1, (byte) 127);
    return branches;
  }

  /** Of 3 × 2 bytes per observation. */
  public static Trajectory pixels(int steps) {
    Trajectory floats = trajectory(steps);
    byte[] bytes = new byte[steps * 6];
    new Random(steps).nextBytes(bytes);
    Transitions transitions = floats.transitions();
    return new Trajectory(
        floats.trial(),
        floats.lane(),
        floats.version(),
        floats.sequence(),
        new Transitions(
            Observations.of(bytes),
            transitions.actions(),
            new float[0],
            transitions.rewards(),
            transitions.ends(),
            Observations.of(new byte[] {1, 2, 3, (byte) 200, (byte) 255, 0}),
            Observations.of(new byte[] {-1, -2, -3, 4, 5, 6})),
        new float[0],
        new float[0],
        0,
        "");
  }

  /** Of as many parameters each for policy and value. */
  public static PolicySpecification specification(int size) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("policy.type", "gaussian");
    settings.put("policy.hidden", "20");
    settings.put("action-limits", "clip");
    return new PolicySpecification(
        "Hopper-v4",
        "trpo",
        new Spaces(
            Box.unbounded(3), Box.of(new int[] {2}, new double[] {-1, -2}, new double[] {1, 2})),
        settings,
        List.of(new ParameterShape("first", 1, 1), new ParameterShape("é", size - 1, 1)),
        List.of(new ParameterShape("vf", 1, size)));
  }

  /** Of {@code size} parameters each for policy and value. */
  public static PolicySnapshot policy(String trial, int version, int size) {
    Random random = new Random(version);
    return new PolicySnapshot(
        trial,
        version,
        1024L * version,
        false,
        specification(size),
        floats(random, size),
        floats(random, size),
        new double[] {0.5, -1e300, 3},
        new double[] {0.1, 1e-300, 7});
  }

  public static Progress progress() {
    return new Progress("hopper", 12, 12_288, 0, Double.NaN, Double.NaN, "IMPROVED", metrics(), "");
  }

  /** In another order than a map would have by itself. */
  private static Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("kl_divergence_loss", 0.0099);
    metrics.put("approx_kl", 0.0101);
    metrics.put("surrogate_gain", -0.0);
    metrics.put("clip_fraction", Double.NaN);
    metrics.put("explained_variance", Double.NEGATIVE_INFINITY);
    return metrics;
  }

  public static Rejected rejected() {
    return new Rejected(
        "TRUNCATED",
        "the record ends before lane",
        "run.transitions",
        2,
        77,
        null,
        new byte[] {1, 2, 3},
        List.of(
            new Rejected.Header("sluice-kind", "trajectory".getBytes(StandardCharsets.UTF_8)),
            new Rejected.Header("empty", null)));
  }

  private static float[] floats(Random random, int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
