package org.sluice.learning.offpolicy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.algorithm.DescribedAlgorithm;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.algorithm.Sweeps;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.Params;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.rollout.Wanted;
import org.sluice.learning.targets.Targets;

/** An algorithm that learns from a replay buffer, without targets made by the lanes. */
public abstract class OffPolicyAlgorithm extends DescribedAlgorithm {

  protected OffPolicyAlgorithm(String word, String title, String summary) {
    super(word, title, summary);
  }

  @Override
  public final Optional<Param<Integer>> replayCapacity() {
    return Optional.of(OffPolicyParams.REPLAY_CAPACITY);
  }

  /** Those of all these algorithms; override it to add to them. */
  @Override
  public List<Metric> metrics() {
    return OffPolicyLearner.METRICS;
  }

  @Override
  public final Wanted wanted() {
    return Wanted.NOTHING;
  }

  @Override
  public final Targets targets(Hyperparameters values) {
    return Targets.NONE;
  }

  @Override
  public final List<Param<Integer>> batchParameters() {
    return List.of(OffPolicyParams.MINIBATCH);
  }

  @Override
  public final List<Problem> check(Policy policy, Hyperparameters values) {
    List<Problem> problems = new ArrayList<>();
    problems.addAll(
        Problem.ofAbove(OffPolicyParams.MINIBATCH, OffPolicyParams.REPLAY_CAPACITY, values));
    problems.addAll(Problem.ofAbove(TrialParams.BATCH, OffPolicyParams.REPLAY_CAPACITY, values));
    long warmUp = values.get(OffPolicyParams.WARM_UP);
    long total = values.get(TrialParams.TOTAL_STEPS);
    if (warmUp >= total) {
      problems.add(
          new Problem(
              List.of(OffPolicyParams.WARM_UP, TrialParams.TOTAL_STEPS),
              String.format(
                  "warm-up must be below total-steps, or nothing is learned, but %d is not below"
                      + " %d",
                  warmUp, total)));
    }
    problems.addAll(checkPolicy(policy, values));
    return problems;
  }

  /**
   * The keys of replay and an algorithm's own, whose defaults win.
   *
   * @param own the interface with its own keys
   */
  protected static List<Param<?>> with(Class<?> own) {
    return Params.merged(OffPolicyParams.class, own);
  }

  @Override
  public final List<Sweeps> sweeps(Hyperparameters values, int candidates) {
    int steps =
        (int) (values.get(TrialParams.BATCH) * values.get(OffPolicyParams.UPDATES_PER_STEP));
    return Collections.nCopies(steps, sweepsOfStep(values)).stream().flatMap(List::stream).toList();
  }

  /** The sweeps of one gradient step. */
  protected abstract List<Sweeps> sweepsOfStep(Hyperparameters values);

  /** The problems of the policy. */
  protected abstract List<Problem> checkPolicy(Policy policy, Hyperparameters values);

  /** The steps of the warm-up that one lane takes. */
  protected static long warmUpOfLane(Hyperparameters values) {
    int lanes = values.get(TrialParams.LANES);
    return (values.get(OffPolicyParams.WARM_UP) + lanes - 1) / lanes;
  }
}
