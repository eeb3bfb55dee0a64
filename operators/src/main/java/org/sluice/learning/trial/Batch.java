package org.sluice.learning.trial;

import java.util.List;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.records.Segment;

/**
 * An iteration's transitions in the order that defines it: lane by lane, step by step; row-major.
 *
 * @param observations as the environments gave them, {@code [batch, observationDim]}
 * @param actions {@code [batch, actionDim]}
 * @param logProbabilities {@code [batch]}
 * @param values {@code [batch]}
 * @param advantages {@code [batch]}
 * @param returns {@code [batch]}
 */
record Batch(
    double[] observations,
    double[] actions,
    double[] logProbabilities,
    double[] values,
    double[] advantages,
    double[] returns) {

  /** Puts the lanes' segments one after the other. */
  static Batch of(List<Segment> segments, Policy policy) {
    int size = segments.stream().mapToInt(Segment::steps).sum();
    Batch batch =
        new Batch(
            new double[size * policy.observationDim()],
            new double[size * policy.actionDim()],
            new double[size],
            new double[size],
            new double[size],
            new double[size]);
    int step = 0;
    for (Segment segment : segments) {
      widen(segment.observations(), batch.observations, step * policy.observationDim());
      widen(segment.actions(), batch.actions, step * policy.actionDim());
      widen(segment.logProbabilities(), batch.logProbabilities, step);
      widen(segment.values(), batch.values, step);
      System.arraycopy(segment.advantages(), 0, batch.advantages, step, segment.steps());
      System.arraycopy(segment.returns(), 0, batch.returns, step, segment.steps());
      step += segment.steps();
    }
    return batch;
  }

  int size() {
    return advantages.length;
  }

  private static void widen(float[] source, double[] target, int offset) {
    for (int i = 0; i < source.length; i++) {
      target[offset + i] = source[i];
    }
  }
}
