package org.sluice.learning.trial;

import static org.sluice.learning.hyperparameters.StartParams.NONE;

import java.util.List;
import java.util.stream.IntStream;
import org.sluice.env.Generator;
import org.sluice.learning.hyperparameters.BelowParams;
import org.sluice.learning.hyperparameters.StartParams;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.rollout.ObservationStatistics;
import org.sluice.learning.rollout.Seeds;

/**
 * A trial's initial policy: a function of the trial alone. Lanes compute it themselves, so that
 * they can start before anything is published.
 */
public final class InitialPolicy {

  private InitialPolicy() {}

  /**
   * Version 0: drawn from the trial's seed, except for what the trial {@linkplain Trial#start
   * begins with}.
   *
   * @throws IllegalStateException if the trial begins with a snapshot or acts through one that was
   *     not read
   */
  public static PolicySnapshot of(Trial trial, TrialModel model) {
    StartingPoint start = trial.start();
    if (start.isNone() && !trial.hyperparameters().get(StartParams.SNAPSHOT).equals(NONE)) {
      throw new IllegalStateException(trial.id() + " begins with a snapshot that was not read");
    }
    if (trial.below().isEmpty() && BelowParams.isNamed(trial.hyperparameters())) {
      throw new IllegalStateException(trial.id() + " acts through a snapshot that was not read");
    }
    Generator random = new Generator(Seeds.initialParameters(trial.seed()));
    float[] policy = model.policy().layout().initialiseFloats(random);
    float[] value = model.beside().initialiseFloats(random);
    ObservationStatistics statistics = trial.normaliser().statistics();
    boolean observed = start.means().length > 0;
    return new PolicySnapshot(
        trial.id(),
        0,
        0,
        false,
        model.specification(trial),
        start.isNone() ? policy : start.policy().clone(),
        start.value().length == 0 ? value : start.value().clone(),
        observed ? start.means() : statistics.means(),
        observed ? start.deviations() : statistics.deviations());
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
