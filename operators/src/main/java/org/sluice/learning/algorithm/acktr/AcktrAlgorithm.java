package org.sluice.learning.algorithm.acktr;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.algorithm.Algorithm;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.kfac.Kfac;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.Density;
import org.sluice.learning.targets.Gae;
import org.sluice.learning.targets.Targets;
import org.sluice.learning.trustregion.Buffers;
import org.sluice.learning.trustregion.TrustRegionChecks;
import org.sluice.learning.trustregion.TrustRegionWorkspace;
import org.sluice.learning.value.ValueNetwork;
import org.sluice.learning.value.ValueParams;

/** {@link Acktr} for the policy, and a value function fitted beside it. */
public final class AcktrAlgorithm implements Algorithm {

  private static final List<Param<?>> NOT_IN_BUFFERS =
      List.of(
          AcktrParams.LEARNING_RATE,
          AcktrParams.DESIRED_KL,
          AcktrParams.CLIP_KL,
          AcktrParams.FACTOR_DECAY,
          AcktrParams.KFAC_DAMPING,
          AcktrParams.KFAC_WEIGHT_DAMPING,
          AcktrParams.DIVERGENCE_ESTIMATE);

  @Override
  public String word() {
    return "acktr";
  }

  @Override
  public String title() {
    return "ACKTR";
  }

  @Override
  public String summary() {
    return "Actor-critic with Kronecker-factored trust regions (Wu et al. 2017).";
  }

  @Override
  public List<Param<?>> parameters() {
    return TrustRegionChecks.parameters(AcktrParams.class);
  }

  @Override
  public List<Problem> check(Policy policy, Hyperparameters values) {
    List<Problem> problems = new ArrayList<>(TrustRegionChecks.ofValueFit(values));
    List<String> uncovered = Kfac.uncovered(new Density(policy, Precision.FLOAT, 1).graph());
    if (!uncovered.isEmpty()) {
      problems.add(
          new Problem(
              List.of(AlgorithmParams.ALGORITHM),
              "algorithm cannot be acktr for "
                  + Policies.describe(values)
                  + ": K-FAC knows no layer of its parameters "
                  + String.join(", ", uncovered)));
    }
    return problems;
  }

  @Override
  public List<Param<Integer>> batchParameters() {
    return List.of(TrialParams.BATCH, ValueParams.VALUE_MINIBATCH);
  }

  @Override
  public Object workspaceKey(Hyperparameters values) {
    return TrustRegionChecks.inBuffers(values, NOT_IN_BUFFERS).getParamMap();
  }

  @Override
  public Targets targets(Hyperparameters values) {
    return Gae.of(values);
  }

  @Override
  public List<Metric> metrics() {
    return TrustRegionWorkspace.METRICS;
  }

  @Override
  public Workspace workspace(Policy policy, ValueNetwork valueNetwork, Hyperparameters values) {
    AcktrWorkspace workspace =
        new AcktrWorkspace(policy, Precision.FLOAT, values.get(TrialParams.BATCH));
    return new TrustRegionWorkspace(
        new Buffers<>(workspace.bytes(), trial -> new Acktr(workspace, trial)),
        valueNetwork,
        values);
  }
}
