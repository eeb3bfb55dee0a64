package org.sluice.learning.algorithm.trpo;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.algorithm.Algorithm;
import org.sluice.learning.algorithm.EntropyBonus;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.ClosedForms;
import org.sluice.learning.policy.information.EntropyParams;
import org.sluice.learning.targets.Gae;
import org.sluice.learning.targets.Targets;
import org.sluice.learning.trustregion.Buffers;
import org.sluice.learning.trustregion.TrustRegionChecks;
import org.sluice.learning.trustregion.TrustRegionWorkspace;
import org.sluice.learning.value.ValueNetwork;
import org.sluice.learning.value.ValueParams;

/** {@link Trpo} for the policy, and a value function fitted beside it. */
public final class TrpoAlgorithm implements Algorithm {

  private static final List<Param<?>> NOT_IN_BUFFERS =
      List.of(
          TrpoParams.MAX_KL,
          TrpoParams.DAMPING_COEFFICIENT,
          TrpoParams.CG_ITERATIONS,
          TrpoParams.CG_RESIDUAL_TOLERANCE,
          TrpoParams.LINE_SEARCH_STEPS,
          TrpoParams.KL_ACCEPT_FACTOR,
          EntropyParams.ENTROPY_COEFFICIENT);

  @Override
  public String word() {
    return "trpo";
  }

  @Override
  public String title() {
    return "TRPO";
  }

  @Override
  public String summary() {
    return "Trust region policy optimisation: conjugate gradients and a line search (Schulman et"
        + " al. 2015).";
  }

  @Override
  public List<Param<?>> parameters() {
    return TrustRegionChecks.parameters(TrpoParams.class, EntropyParams.class);
  }

  @Override
  public List<Problem> check(Policy policy, Hyperparameters values) {
    List<Problem> problems = new ArrayList<>(TrustRegionChecks.ofValueFit(values));
    if (values.get(TrpoParams.FISHER).equals(TrpoParams.EXACT) && !ClosedForms.has(policy)) {
      problems.add(
          new Problem(
              List.of(TrpoParams.FISHER),
              "fisher cannot be exact for " + Policies.describe(values)));
    }
    problems.addAll(EntropyBonus.check(policy, values, TrialParams.BATCH));
    return problems;
  }

  @Override
  public List<Param<Integer>> batchParameters() {
    return List.of(TrialParams.BATCH, ValueParams.VALUE_MINIBATCH);
  }

  @Override
  public Object workspaceKey(Hyperparameters values) {
    return List.of(
        TrustRegionChecks.inBuffers(values, NOT_IN_BUFFERS).getParamMap(),
        values.get(EntropyParams.ENTROPY_COEFFICIENT) != 0);
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
    TrpoWorkspace workspace =
        new TrpoWorkspace(policy, Precision.FLOAT, values.get(TrialParams.BATCH), values);
    return new TrustRegionWorkspace(
        new Buffers<>(workspace.bytes(), trial -> new Trpo(workspace, trial)),
        valueNetwork,
        values);
  }
}
