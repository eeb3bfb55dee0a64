package org.sluice.learning.actorcritic;

import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.algorithm.DescribedAlgorithm;
import org.sluice.learning.algorithm.EntropyBonus;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.EntropyParams;
import org.sluice.learning.targets.Gae;
import org.sluice.learning.targets.GaeParams;
import org.sluice.learning.targets.Targets;
import org.sluice.learning.value.ValueNetwork;

/** An algorithm that minimises an {@link ActorCriticLoss}. */
public abstract class ActorCriticAlgorithm extends DescribedAlgorithm {

  private static final List<Param<?>> NOT_IN_BUFFERS =
      List.of(
          ActorCriticParams.LEARNING_RATE,
          ActorCriticParams.LEARNING_RATE_SCHEDULE,
          ActorCriticParams.VALUE_COEFFICIENT,
          ActorCriticParams.MAX_GRADIENT_NORM,
          ActorCriticParams.NORMALISE_RETURNS,
          EntropyParams.ENTROPY_COEFFICIENT,
          GaeParams.GAMMA,
          GaeParams.LAMBDA);

  private final Param<Integer> rows;
  private final List<Param<?>> notInBuffers;

  /**
   * @param rows the key with the number of samples per loss
   * @param notInBuffers its own keys that do not affect buffers
   */
  protected ActorCriticAlgorithm(
      String word, String title, String summary, Param<Integer> rows, List<Param<?>> notInBuffers) {
    super(word, title, summary);
    this.rows = rows;
    this.notInBuffers = notInBuffers;
  }

  @Override
  public List<Problem> check(Policy policy, Hyperparameters values) {
    List<Problem> density = Problem.ofDensity(policy, values);
    return density.isEmpty() ? EntropyBonus.check(policy, values, rows) : density;
  }

  @Override
  public final List<Param<Integer>> batchParameters() {
    return List.of(rows);
  }

  @Override
  public final Object workspaceKey(Hyperparameters values) {
    return List.of(
        values.without(NOT_IN_BUFFERS).without(notInBuffers).getParamMap(),
        values.get(EntropyParams.ENTROPY_COEFFICIENT) != 0);
  }

  @Override
  public final Targets targets(Hyperparameters values) {
    return Gae.of(values);
  }

  @Override
  public List<Metric> metrics() {
    return ActorCriticLearner.METRICS;
  }

  @Override
  public final Workspace workspace(
      Policy policy, ValueNetwork valueNetwork, Hyperparameters values) {
    return workspace(
        new ActorCriticLoss(policy, valueNetwork, Precision.FLOAT, values.get(rows), values));
  }

  /** Creates the buffers of its updates, in single precision. */
  protected abstract ActorCriticWorkspace workspace(ActorCriticLoss loss);
}
