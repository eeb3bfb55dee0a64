package org.sluice.learning.trial;

import java.util.List;
import java.util.stream.IntStream;
import org.sluice.env.Generator;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.rollout.ObservationStatistics;
import org.sluice.learning.rollout.Seeds;

/**
 * A trial's initial policy: a function of the trial alone. Lanes compute it themselves, so that
 * they can start before anything is published.
 */
public final class InitialPolicy {

  private InitialPolicy() {}

  /** Version 0. */
  public static PolicySnapshot of(Trial trial, TrialModel model) {
    Generator random = new Generator(Seeds.initialParameters(trial.seed()));
    float[] policy = model.policy().layout().initialiseFloats(random);
    float[] value = model.valueNetwork().initialise(random).parameters();
    ObservationStatistics statistics = trial.normaliser().statistics();
    return new PolicySnapshot(
        trial.id(),
        0,
        0,
        false,
        model.specification(trial),
        policy,
        value,
        statistics.means(),
        statistics.deviations());
  }

  /**
   * All versions before any data, 0 … lag; they differ only in their number. The next version is
   * the first that is learned.
   */
  public static List<PolicySnapshot> versions(Trial trial, TrialModel model) {
    PolicySnapshot first = of(trial, model);
    return IntStream.rangeClosed(0, trial.lag()).mapToObj(first::withVersion).toList();
  }
}
