package org.sluice.learning.algorithm;

import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.rollout.Behaviour;
import org.sluice.learning.rollout.DrawnActions;
import org.sluice.learning.rollout.Rollouts;
import org.sluice.learning.rollout.Sampler;
import org.sluice.learning.rollout.Wanted;
import org.sluice.learning.targets.Targets;
import org.sluice.learning.value.ValueNetwork;

/**
 * A learning algorithm: its hyper-parameters, what it can train, and its learner.
 *
 * <p>An implementation has a public constructor without arguments and is named in the file {@code
 * META-INF/services/org.sluice.learning.algorithm.Algorithm} of a jar on the class path, as {@link
 * java.util.ServiceLoader} wants it. It holds nothing of a trial.
 */
public interface Algorithm {

  /** What users write for it, such as {@code ppo}: lower case, and no other algorithm's. */
  String word();

  /** What documentation calls it, such as {@code PPO}. */
  String title();

  /** One sentence on what it does, with its source. */
  String summary();

  /**
   * The keys that it reads, besides those that every trial has ({@link TrialParams}) and the
   * policy's. A key that another algorithm has, too, means the same; its default and range may be
   * others, and so may those of a key that every trial has.
   */
  List<Param<?>> parameters();

  /**
   * Everything that is wrong with a trial, before anything runs. Each value by itself is within its
   * range.
   *
   * @param policy the trial's, with the smallest networks
   */
  default List<Problem> check(Policy policy, Hyperparameters values) {
    return List.of();
  }

  /** Keys whose values are numbers of rows in its buffers: their size grows in proportion. */
  default List<Param<Integer>> batchParameters() {
    return List.of(TrialParams.BATCH);
  }

  /**
   * What trials that can share a {@link Workspace} have in common: equal if they can. A value
   * counts unless it is known not to matter, so that a new key can at worst keep apart what could
   * be shared.
   *
   * @param values those that have an influence on {@link #workspace}, as far as is known outside
   */
  default Object workspaceKey(Hyperparameters values) {
    return values.getParamMap();
  }

  /** What lanes compute for it besides acting; all there is, unless it says otherwise. */
  default Wanted wanted() {
    return Wanted.ALL;
  }

  /** How a lane chooses its actions; drawn from the policy, unless it says otherwise. */
  default Behaviour behaviour(Hyperparameters values) {
    return new DrawnActions();
  }

  /** How lanes collect data; straight on, unless it says otherwise. */
  default Sampler sampler(Hyperparameters values) {
    return new Rollouts(wanted());
  }

  /** What turns a lane's rewards into what the learner learns from. */
  Targets targets(Hyperparameters values);

  /**
   * What it reports of each update, in the order of the columns. An update need not have a number
   * for every one. Those that other algorithms report, too, are {@link Metrics}.
   */
  List<Metric> metrics();

  /**
   * The sweeps of one iteration's learning, in their order. {@code learn-bench} compares learning
   * with the matrix products of these sweeps alone; it refuses an algorithm that declares none.
   *
   * @param candidates step sizes that the update tried
   */
  default List<Sweeps> sweeps(Hyperparameters values, int candidates) {
    return List.of();
  }

  /**
   * Makes the buffers of its updates.
   *
   * @throws IllegalArgumentException if it cannot train the policy
   */
  Workspace workspace(Policy policy, ValueNetwork valueNetwork, Hyperparameters values);
}
