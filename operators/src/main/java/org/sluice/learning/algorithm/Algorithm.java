package org.sluice.learning.algorithm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Spaces;
import org.sluice.learning.graph.layers.DenseShape;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyType;
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
 * java.util.ServiceLoader} requires. It has no per-trial state.
 */
public interface Algorithm {

  /** Name in configurations, such as {@code ppo}: lower case and unique among algorithms. */
  String word();

  /** Its name in documentation, such as {@code PPO}. */
  String title();

  /** A one-sentence summary, with its source. */
  String summary();

  /**
   * The keys that it reads, besides those that every trial has ({@link TrialParams}) and the
   * policy's. A key that another algorithm also has must mean the same, but may have another
   * default and range; so may the keys of every trial.
   */
  List<Param<?>> parameters();

  /**
   * Checks a trial before anything runs. Each single value is already known to be within its range.
   *
   * @param policy the trial's, with the smallest networks
   */
  default List<Problem> check(Policy policy, Hyperparameters values) {
    return Problem.ofDensity(policy, values);
  }

  /**
   * The parameters that are published beside the policy's, other than those of a value function; by
   * default none.
   */
  default ParameterLayout published(Policy policy, Hyperparameters values) {
    return new ParameterLayout();
  }

  /** The key with the path or address of data that it learns from; by default none. */
  default Optional<Param<String>> dataKey() {
    return Optional.empty();
  }

  /**
   * Whether its data is a file of this machine, which is copied to those that learn from it. They
   * read data at an address by themselves.
   */
  default boolean hasDataFile(Hyperparameters values) {
    return dataKey().isPresent();
  }

  /**
   * Checks its data before anything runs; called only if {@link #check} finds no problem.
   *
   * @param spaces what the trial observes and does
   */
  default List<Problem> checkData(Spaces spaces, Hyperparameters values) {
    return List.of();
  }

  /** Keys whose values are numbers of buffer rows: the buffers' size is proportional to them. */
  default List<Param<Integer>> batchParameters() {
    return List.of(TrialParams.BATCH);
  }

  /**
   * The keys that set the sizes of its own networks, besides {@code value-hidden}; by default none.
   */
  default List<PolicyType.Size> sizes() {
    return List.of();
  }

  /**
   * A key that is equal for trials that can share a {@link Workspace}. Values count unless they are
   * known not to matter, so a new key can at worst prevent sharing.
   *
   * @param values those that may affect {@link #workspace}
   */
  default Object workspaceKey(Hyperparameters values) {
    return values.getParamMap();
  }

  /**
   * The key with the number of transitions that it learns from besides the newest ones. By default
   * none: it sees each batch once.
   */
  default Optional<Param<Integer>> replayCapacity() {
    return Optional.empty();
  }

  /**
   * Whether policies and value functions receive observations normalised by mean and deviation; of
   * what, its {@linkplain TrialLearner#observe learner} says. By default, unless it has a replay
   * buffer, whose older transitions were collected under other statistics.
   */
  default boolean normalisesObservations(Hyperparameters values) {
    return replayCapacity().isEmpty();
  }

  /** What lanes compute for it besides acting; by default, everything. */
  default Wanted wanted() {
    return Wanted.ALL;
  }

  /** How a lane chooses its actions; by default, sampled from the policy. */
  default Behaviour behaviour(Spaces spaces, Hyperparameters values) {
    return new DrawnActions();
  }

  /**
   * The initial standard deviation of each of the policy's parameters, if lanes draw these for each
   * episode. What learners return as {@link TrialLearner#value} are then the deviations, which a
   * {@linkplain #behaviour behaviour} finds in the policy's {@link
   * org.sluice.learning.records.PolicySnapshot#value}. By default 0: lanes use the parameters as
   * they are.
   */
  default double parameterDeviation(Hyperparameters values) {
    return 0;
  }

  /** How lanes collect data; by default, straight rollouts. */
  default Sampler sampler(Hyperparameters values) {
    return new Rollouts(wanted());
  }

  /** Turns a lane's rewards into the targets of learning; {@link Targets#NONE} for none. */
  Targets targets(Hyperparameters values);

  /**
   * The metrics that it reports of updates, in column order. An update may omit some. Metrics
   * shared between algorithms are in {@link Metrics}.
   */
  List<Metric> metrics();

  /**
   * The dense layers of the networks that {@link #sweeps} names; by default those of {@link
   * Sweeps.Network}.
   */
  default Map<String, List<DenseShape>> networks(
      Policy policy, ValueNetwork valueNetwork, Hyperparameters values) {
    return Map.of(
        Sweeps.Network.POLICY,
        Layers.ofDensity(policy),
        Sweeps.Network.VALUE,
        Layers.of(valueNetwork));
  }

  /**
   * The sweeps of one iteration's learning, in order. {@code learn-bench} compares learning with
   * the matrix products of these sweeps, and rejects an algorithm that declares none.
   *
   * @param candidates step sizes that the update tried
   */
  default List<Sweeps> sweeps(Hyperparameters values, int candidates) {
    return List.of();
  }

  /**
   * Creates the buffers of its updates.
   *
   * @param valueNetwork the value function; {@link ValueNetwork#none} if lanes record no values
   * @throws IllegalArgumentException if the algorithm cannot train the policy
   */
  Workspace workspace(Policy policy, ValueNetwork valueNetwork, Hyperparameters values);
}
