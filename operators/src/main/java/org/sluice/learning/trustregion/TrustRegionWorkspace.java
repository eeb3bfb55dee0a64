package org.sluice.learning.trustregion;

import java.util.List;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Metrics;
import org.sluice.learning.algorithm.TrialLearner;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.value.ValueNetwork;
import org.sluice.learning.value.ValueOptimiser;

/** The buffers of {@link TrustRegionLearner}s. */
public final class TrustRegionWorkspace implements Workspace {

  /** The metrics of their updates. */
  public static final List<Metric> METRICS =
      List.of(
          Metrics.KL,
          Metrics.APPROX_KL,
          Metrics.ENTROPY,
          Metrics.SURROGATE_GAIN,
          Metrics.LINE_SEARCH_STEPS,
          Metrics.EXPLAINED_VARIANCE,
          Metrics.VALUE_LOSS);

  private final Buffers<PolicyOptimiser> policy;
  private final PolicySamples samples;
  private final Buffers<ValueOptimiser> value;

  /**
   * @param policy buffers of the policy's updates
   * @param samples what the policy is improved from
   */
  public TrustRegionWorkspace(
      Buffers<PolicyOptimiser> policy,
      PolicySamples samples,
      ValueNetwork valueNetwork,
      Hyperparameters values) {
    this.policy = policy;
    this.samples = samples;
    this.value = ValueFits.buffers(valueNetwork, values);
  }

  @Override
  public long bytes() {
    return policy.bytes() + value.bytes();
  }

  @Override
  public TrialLearner learner(
      Hyperparameters values, float[] policy, float[] value, Generator random) {
    return new TrustRegionLearner(
        this.policy.optimiser().apply(values),
        samples,
        this.value.optimiser().apply(values),
        values,
        policy,
        value);
  }
}
