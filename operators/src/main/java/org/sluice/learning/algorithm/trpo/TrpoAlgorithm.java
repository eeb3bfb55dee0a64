package org.sluice.learning.algorithm.trpo;

import static org.sluice.learning.algorithm.Sweeps.Network.POLICY;
import static org.sluice.learning.algorithm.Sweeps.Sweep.BACKWARD;
import static org.sluice.learning.algorithm.Sweeps.Sweep.FORWARD;
import static org.sluice.learning.algorithm.Sweeps.Sweep.TANGENT;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.algorithm.EntropyBonus;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.algorithm.Sweeps;
import org.sluice.learning.algorithm.trpo.vine.VineParams;
import org.sluice.learning.algorithm.trpo.vine.VinePlan;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.ClosedForms;
import org.sluice.learning.policy.information.EntropyParams;
import org.sluice.learning.rollout.Sampler;
import org.sluice.learning.trustregion.Buffers;
import org.sluice.learning.trustregion.PolicyOptimiser;
import org.sluice.learning.trustregion.PolicySamples;
import org.sluice.learning.trustregion.TrustRegionAlgorithm;

/** {@link Trpo} for the policy, and a separately fitted value function. */
public final class TrpoAlgorithm extends TrustRegionAlgorithm {

  private static final List<Param<?>> NOT_IN_BUFFERS =
      List.of(
          TrpoParams.MAX_KL,
          TrpoParams.DAMPING_COEFFICIENT,
          TrpoParams.CG_ITERATIONS,
          TrpoParams.CG_RESIDUAL_TOLERANCE,
          TrpoParams.LINE_SEARCH_STEPS,
          TrpoParams.KL_ACCEPT_FACTOR,
          VineParams.ROLLOUT_LENGTH,
          VineParams.COMMON_NOISE,
          VineParams.BOOTSTRAP,
          EntropyParams.ENTROPY_COEFFICIENT);

  public TrpoAlgorithm() {
    super(
        "trpo",
        "TRPO",
        "Trust region policy optimisation: conjugate gradients and a line search (Schulman et"
            + " al. 2015).",
        NOT_IN_BUFFERS,
        TrpoParams.class,
        EntropyParams.class,
        VineParams.class);
  }

  @Override
  public Sampler sampler(Hyperparameters values) {
    return VinePlan.of(values)
        .map(vine -> vine.sampler(wanted()))
        .orElseGet(() -> super.sampler(values));
  }

  @Override
  protected PolicySamples samples(Hyperparameters values) {
    return VinePlan.of(values).map(VinePlan::samples).orElse(PolicySamples.EVERY_STEP);
  }

  /** The key with the number of steps that the policy learns from. */
  private static Param<Integer> rows(Hyperparameters values) {
    return VinePlan.of(values).isPresent() ? VineParams.Q_VALUES : TrialParams.BATCH;
  }

  @Override
  public List<Param<Integer>> batchParameters() {
    List<Param<Integer>> parameters = new ArrayList<>(super.batchParameters());
    parameters.add(VineParams.Q_VALUES);
    return parameters;
  }

  @Override
  protected List<Problem> checkPolicy(Policy policy, Hyperparameters values) {
    List<Problem> problems = new ArrayList<>();
    if (values.get(TrpoParams.FISHER).equals(TrpoParams.EXACT) && !ClosedForms.has(policy)) {
      problems.add(
          new Problem(
              List.of(TrpoParams.FISHER),
              "fisher cannot be exact for " + Policies.describe(values)));
    }
    problems.addAll(EntropyBonus.check(policy, values, rows(values)));
    VinePlan.of(values).ifPresent(vine -> problems.addAll(vine.problems()));
    return problems;
  }

  @Override
  public Object workspaceKey(Hyperparameters values) {
    return List.of(super.workspaceKey(values), values.get(EntropyParams.ENTROPY_COEFFICIENT) != 0);
  }

  @Override
  protected List<Sweeps> policySweeps(Hyperparameters values, int candidates) {
    int batch = values.get(rows(values));
    int stride = values.get(TrpoParams.FISHER_SUBSAMPLE);
    int subsample = (batch + stride - 1) / stride;
    // One product with the Fisher matrix per iteration, and one for the length of the step.
    int products = values.get(TrpoParams.CG_ITERATIONS) + 1;
    return List.of(
        Sweeps.of(POLICY, batch, 1, FORWARD, BACKWARD),
        Sweeps.of(POLICY, subsample, 1, FORWARD),
        Sweeps.of(POLICY, subsample, products, TANGENT, BACKWARD),
        Sweeps.of(POLICY, batch, candidates, FORWARD));
  }

  @Override
  protected Buffers<PolicyOptimiser> buffers(Policy policy, Hyperparameters values) {
    TrpoWorkspace workspace =
        new TrpoWorkspace(policy, Precision.FLOAT, values.get(rows(values)), values);
    return new Buffers<>(workspace.bytes(), trial -> new Trpo(workspace, trial));
  }
}
