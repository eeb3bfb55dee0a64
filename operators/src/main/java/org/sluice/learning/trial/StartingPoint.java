package org.sluice.learning.trial;

import java.io.Serializable;
import java.util.Locale;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.StartParams;
import org.sluice.learning.records.PolicySnapshot;

/**
 * The numbers that a trial begins with instead of its own. They travel with the trial, so that no
 * process of a job needs the snapshot's file.
 *
 * @param trial whose snapshot they come from; empty if there is none
 * @param version the snapshot's
 * @param steps environment steps that the snapshot was learned from
 * @param policy θ in the order of the policy's layout
 * @param value the value function's, in the order of its layout; empty to draw them
 * @param means of the observations; empty to begin without data
 * @param deviations of the observations, like the means
 */
public record StartingPoint(
    String trial,
    int version,
    long steps,
    float[] policy,
    float[] value,
    double[] means,
    double[] deviations)
    implements Serializable {

  /** That of a trial that draws its first policy. */
  public static final StartingPoint NONE =
      new StartingPoint("", 0, 0, new float[0], new float[0], new double[0], new double[0]);

  /**
   * What a trial takes from a snapshot.
   *
   * @param snapshot with which it has no {@link StartProblems}
   */
  public static StartingPoint of(PolicySnapshot snapshot, Hyperparameters values) {
    boolean value = values.get(StartParams.VALUE_FUNCTION);
    boolean statistics = values.get(StartParams.NORMALISER);
    return new StartingPoint(
        snapshot.trial(),
        snapshot.version(),
        snapshot.steps(),
        snapshot.policy(),
        value ? snapshot.value() : NONE.value,
        statistics ? snapshot.means() : NONE.means,
        statistics ? snapshot.deviations() : NONE.deviations);
  }

  /** Whether the trial draws its first policy. */
  public boolean isNone() {
    return policy.length == 0;
  }

  /** What it is, for people; empty if there is nothing. */
  public String words() {
    return isNone()
        ? ""
        : String.format(Locale.ROOT, "version %d of %s, after %,d steps", version, trial, steps);
  }
}
