package org.sluice.learning.surrogate.vine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.rollout.Branching;
import org.sluice.learning.rollout.Sampler;
import org.sluice.learning.rollout.Vine;
import org.sluice.learning.rollout.Wanted;
import org.sluice.learning.targets.GaeParams;
import org.sluice.learning.trustregion.ImportanceSampled;
import org.sluice.learning.trustregion.PolicySamples;
import org.sluice.learning.trustregion.Surrogate;

/**
 * What {@link VineParams} make of a trial with a vine.
 *
 * @param values the trial's
 */
public record VinePlan(Hyperparameters values) {

  /** That of a trial; empty if its sampler is another. */
  public static Optional<VinePlan> of(Hyperparameters values) {
    return values.get(VineParams.SAMPLER).equals(VineParams.VINE)
        ? Optional.of(new VinePlan(values))
        : Optional.empty();
  }

  /** Steps that the policy learns from in an iteration. */
  public int rows() {
    return values.get(VineParams.Q_VALUES);
  }

  /** How its lanes collect data. */
  public Sampler sampler(Wanted wanted) {
    int lanes = values.get(TrialParams.LANES);
    int rollouts = values.get(VineParams.ROLLOUTS_PER_STATE);
    return new Vine(
        wanted,
        new Branching(
            values.get(TrialParams.BATCH) / lanes,
            rows() / lanes / rollouts,
            rollouts,
            values.get(VineParams.ROLLOUT_LENGTH),
            values.get(VineParams.COMMON_NOISE),
            values.get(VineParams.BOOTSTRAP)));
  }

  /** What the policy learns from. */
  public PolicySamples samples() {
    return new RolloutSet(rows(), values.get(VineParams.ROLLOUTS_PER_STATE), !selfNormalised());
  }

  /** What the policy's update improves. */
  public Surrogate surrogate() {
    return selfNormalised()
        ? new SelfNormalised(values.get(VineParams.ROLLOUTS_PER_STATE))
        : new ImportanceSampled();
  }

  private boolean selfNormalised() {
    return values.get(VineParams.ESTIMATE).equals(VineParams.NORMALISED);
  }

  /** The problems of its keys. */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    int lanes = values.get(TrialParams.LANES);
    int rollouts = values.get(VineParams.ROLLOUTS_PER_STATE);
    long each = (long) lanes * rollouts;
    if (rows() % each != 0) {
      problems.add(
          new Problem(
              List.of(VineParams.Q_VALUES, VineParams.ROLLOUTS_PER_STATE, TrialParams.LANES),
              String.format(
                  Locale.ROOT,
                  "vine.q-values must be a multiple of lanes × vine.rollouts-per-state, so that"
                      + " each lane branches from as many states, but %,d is not one of %,d × %,d",
                  rows(),
                  lanes,
                  rollouts)));
    }
    long length = values.get(VineParams.ROLLOUT_LENGTH);
    long states = (rows() - 1L) / rollouts + 1;
    long needed = rows() * length + states;
    if (values.get(TrialParams.BATCH) < needed) {
      problems.add(
          new Problem(
              List.of(TrialParams.BATCH, VineParams.Q_VALUES, VineParams.ROLLOUT_LENGTH),
              String.format(
                  Locale.ROOT,
                  "batch must be at least %,d: %,d rollouts of up to %,d steps, and a step for each"
                      + " of the %,d states that they start from; it is %,d",
                  needed,
                  rows(),
                  length,
                  states,
                  values.get(TrialParams.BATCH))));
    }
    if (!values.get(VineParams.BOOTSTRAP) && values.get(GaeParams.LAMBDA) != 1) {
      problems.add(
          new Problem(
              List.of(GaeParams.LAMBDA, VineParams.BOOTSTRAP),
              "lambda must be 1 with vine.bootstrap: false, but is "
                  + values.get(GaeParams.LAMBDA)
                  + ": below 1, Q-values rely on the value function"));
    }
    return problems;
  }
}
