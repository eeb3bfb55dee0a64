package org.sluice.learning.trustregion;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.algorithm.DescribedAlgorithm;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.algorithm.Sweeps;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.encoder.EncoderParams;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.Params;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.kfac.Kfac;
import org.sluice.learning.kfac.KfacParams;
import org.sluice.learning.kfac.KfacValueParams;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.Density;
import org.sluice.learning.targets.Gae;
import org.sluice.learning.targets.GaeParams;
import org.sluice.learning.targets.Targets;
import org.sluice.learning.value.ValueNetwork;
import org.sluice.learning.value.ValueParams;

/**
 * An algorithm with a {@link TrustRegionLearner}: the value function is fitted separately from the
 * policy.
 */
public abstract class TrustRegionAlgorithm extends DescribedAlgorithm {

  private static final List<Param<?>> NOT_IN_BUFFERS =
      List.of(
          GaeParams.GAMMA,
          GaeParams.LAMBDA,
          GaeParams.ADVANTAGE_SCALING,
          KfacParams.MOMENTUM,
          KfacParams.KFAC_DAMPING_MODE,
          KfacValueParams.KFAC_VALUE_STEPS,
          KfacValueParams.KFAC_VALUE_REFRESH,
          KfacValueParams.KFAC_VALUE_LEARNING_RATE,
          KfacValueParams.KFAC_VALUE_CLIP_KL,
          KfacValueParams.KFAC_VALUE_DAMPING,
          KfacValueParams.KFAC_VALUE_FACTOR_DECAY);

  private final Class<?>[] constants;
  private final List<Param<?>> notInBuffers;

  /**
   * @param notInBuffers its own keys that do not affect buffers
   * @param constants the interfaces with its own keys
   */
  protected TrustRegionAlgorithm(
      String word,
      String title,
      String summary,
      List<Param<?>> notInBuffers,
      Class<?>... constants) {
    super(word, title, summary);
    this.notInBuffers = notInBuffers;
    this.constants = constants;
  }

  /** Its own keys, followed by the learner's. */
  @Override
  public final List<Param<?>> parameters() {
    List<Param<?>> parameters = new ArrayList<>(Params.of(constants));
    parameters.addAll(
        Params.of(GaeParams.class, ValueParams.class, KfacParams.class, KfacValueParams.class));
    return List.copyOf(parameters);
  }

  @Override
  public final List<Problem> check(Policy policy, Hyperparameters values) {
    if (!policy.hasDensity()) {
      return Problem.ofDensity(policy, values);
    }
    List<Problem> problems =
        new ArrayList<>(Problem.ofAbove(ValueParams.VALUE_MINIBATCH, TrialParams.BATCH, values));
    problems.addAll(ofValueFit(policy, values));
    problems.addAll(checkPolicy(policy, values));
    return problems;
  }

  /** The value function has the encoder of the policy, and dense layers. */
  private static List<Problem> ofValueFit(Policy policy, Hyperparameters values) {
    if (!values.get(ValueParams.VALUE_FIT).equals(ValueParams.KFAC)) {
      return List.of();
    }
    List<String> uncovered =
        new ArrayList<>(Kfac.uncovered(new Density(policy, Precision.FLOAT, 1).graph()));
    uncovered.removeIf(name -> !name.startsWith("encoder."));
    return uncovered.isEmpty()
        ? List.of()
        : List.of(
            new Problem(
                List.of(ValueParams.VALUE_FIT),
                String.format(
                    "%s cannot be kfac with %s %s: K-FAC knows no layer of %s; use adam",
                    ValueParams.VALUE_FIT.name,
                    EncoderParams.TYPE.name,
                    values.get(EncoderParams.TYPE),
                    String.join(", ", uncovered))));
  }

  /** The problems of the policy or its updates. */
  protected abstract List<Problem> checkPolicy(Policy policy, Hyperparameters values);

  @Override
  public List<Param<Integer>> batchParameters() {
    return List.of(TrialParams.BATCH, ValueParams.VALUE_MINIBATCH);
  }

  @Override
  public Object workspaceKey(Hyperparameters values) {
    return values.without(NOT_IN_BUFFERS).without(notInBuffers).getParamMap();
  }

  @Override
  public final Targets targets(Hyperparameters values) {
    return Gae.of(values);
  }

  @Override
  public final List<Metric> metrics() {
    return TrustRegionWorkspace.METRICS;
  }

  @Override
  public final Workspace workspace(
      Policy policy, ValueNetwork valueNetwork, Hyperparameters values) {
    return new TrustRegionWorkspace(buffers(policy, values), samples(values), valueNetwork, values);
  }

  /** What the policy is improved from; by default, every step. */
  protected PolicySamples samples(Hyperparameters values) {
    return PolicySamples.EVERY_STEP;
  }

  @Override
  public final List<Sweeps> sweeps(Hyperparameters values, int candidates) {
    List<Sweeps> sweeps = new ArrayList<>(policySweeps(values, candidates));
    sweeps.addAll(ValueFits.sweeps(values));
    return sweeps;
  }

  /** The sweeps of one update of the policy. */
  protected abstract List<Sweeps> policySweeps(Hyperparameters values, int candidates);

  /** Makes the buffers of the policy's updates. */
  protected abstract Buffers<PolicyOptimiser> buffers(Policy policy, Hyperparameters values);
}
