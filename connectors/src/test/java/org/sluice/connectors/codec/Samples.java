package org.sluice.connectors.codec;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Progress;
import org.sluice.learning.records.Trajectory;

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
        floats(random, steps * observationDim),
        floats(random, steps * actionDim),
        floats(random, steps),
        floats(random, steps),
        floats(random, steps),
        ends,
        floats(random, steps),
        -0.25f,
        floats(random, observationDim),
        floats(random, observationDim * Trajectory.truncated(ends, steps)),
        "");
  }

  /** Of {@code size} parameters each for policy and value. */
  public static PolicySnapshot policy(String trial, int version, int size) {
    Random random = new Random(version);
    return new PolicySnapshot(
        trial,
        version,
        1024L * version,
        false,
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
