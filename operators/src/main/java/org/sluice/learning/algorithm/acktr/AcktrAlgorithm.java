package org.sluice.learning.algorithm.acktr;

import static org.sluice.learning.algorithm.Sweeps.Network.POLICY;
import static org.sluice.learning.algorithm.Sweeps.Sweep.BACKWARD;
import static org.sluice.learning.algorithm.Sweeps.Sweep.FORWARD;
import static org.sluice.learning.algorithm.Sweeps.Sweep.MOMENTS;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.algorithm.Sweeps;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.kfac.Kfac;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.Density;
import org.sluice.learning.trustregion.Buffers;
import org.sluice.learning.trustregion.PolicyOptimiser;
import org.sluice.learning.trustregion.TrustRegionAlgorithm;

/** {@link Acktr} for the policy, and a separately fitted value function. */
public final class AcktrAlgorithm extends TrustRegionAlgorithm {

  private static final List<Param<?>> NOT_IN_BUFFERS =
      List.of(
          AcktrParams.LEARNING_RATE,
          AcktrParams.DESIRED_KL,
          AcktrParams.CLIP_KL,
          AcktrParams.FACTOR_DECAY,
          AcktrParams.KFAC_DAMPING,
          AcktrParams.KFAC_WEIGHT_DAMPING,
          AcktrParams.DIVERGENCE_ESTIMATE);

  public AcktrAlgorithm() {
    super(
        "acktr",
        "ACKTR",
        "Actor-critic with Kronecker-factored trust regions (Wu et al. 2017).",
        NOT_IN_BUFFERS,
        AcktrParams.class);
  }

  @Override
  protected List<Problem> checkPolicy(Policy policy, Hyperparameters values) {
    List<Problem> problems = new ArrayList<>();
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

  /** The sweeps of the policy's graph, without the products of the preconditioning. */
  @Override
  protected List<Sweeps> policySweeps(Hyperparameters values, int candidates) {
    return List.of(
        Sweeps.of(
            POLICY,
            values.get(TrialParams.BATCH),
            1,
            FORWARD,
            BACKWARD,
            MOMENTS,
            BACKWARD,
            FORWARD));
  }

  @Override
  protected Buffers<PolicyOptimiser> buffers(Policy policy, Hyperparameters values) {
    AcktrWorkspace workspace =
        new AcktrWorkspace(policy, Precision.FLOAT, values.get(TrialParams.BATCH));
    return new Buffers<>(workspace.bytes(), trial -> new Acktr(workspace, trial));
  }
}
