package org.sluice.learning.surrogate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.algorithm.EntropyBonus;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.EntropyParams;
import org.sluice.learning.rollout.Sampler;
import org.sluice.learning.surrogate.vine.VineParams;
import org.sluice.learning.surrogate.vine.VinePlan;
import org.sluice.learning.trustregion.PolicySamples;
import org.sluice.learning.trustregion.TrustRegionAlgorithm;

/**
 * A {@link SurrogateAscent} for the policy, from straight rollouts or a vine, and a separately
 * fitted value function.
 */
public abstract class SurrogateAlgorithm extends TrustRegionAlgorithm {

  private static final List<Param<?>> NOT_IN_BUFFERS =
      List.of(
          VineParams.ROLLOUT_LENGTH,
          VineParams.COMMON_NOISE,
          VineParams.BOOTSTRAP,
          EntropyParams.ENTROPY_COEFFICIENT);

  /**
   * @param notInBuffers its own keys that do not affect buffers
   * @param constants the interfaces with its own keys
   */
  protected SurrogateAlgorithm(
      String word,
      String title,
      String summary,
      List<Param<?>> notInBuffers,
      Class<?>... constants) {
    super(
        word,
        title,
        summary,
        Stream.concat(NOT_IN_BUFFERS.stream(), notInBuffers.stream()).toList(),
        Stream.concat(Stream.of(constants), Stream.of(EntropyParams.class, VineParams.class))
            .toArray(Class<?>[]::new));
  }

  @Override
  public final Sampler sampler(Hyperparameters values) {
    return VinePlan.of(values)
        .map(vine -> vine.sampler(wanted()))
        .orElseGet(() -> super.sampler(values));
  }

  @Override
  protected final PolicySamples samples(Hyperparameters values) {
    return VinePlan.of(values).map(VinePlan::samples).orElse(PolicySamples.EVERY_STEP);
  }

  /** The steps that the policy learns from in an iteration. */
  protected static int rows(Hyperparameters values) {
    return values.get(rowsParameter(values));
  }

  private static Param<Integer> rowsParameter(Hyperparameters values) {
    return VinePlan.of(values).isPresent() ? VineParams.Q_VALUES : TrialParams.BATCH;
  }

  @Override
  public final List<Param<Integer>> batchParameters() {
    List<Param<Integer>> parameters = new ArrayList<>(super.batchParameters());
    parameters.add(VineParams.Q_VALUES);
    return parameters;
  }

  @Override
  protected List<Problem> checkPolicy(Policy policy, Hyperparameters values) {
    List<Problem> problems =
        new ArrayList<>(EntropyBonus.check(policy, values, rowsParameter(values)));
    VinePlan.of(values).ifPresent(vine -> problems.addAll(vine.problems()));
    return problems;
  }

  @Override
  public final Object workspaceKey(Hyperparameters values) {
    return List.of(super.workspaceKey(values), values.get(EntropyParams.ENTROPY_COEFFICIENT) != 0);
  }
}
