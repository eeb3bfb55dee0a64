package org.sluice.learning.algorithm.vanilla;

import static org.sluice.learning.algorithm.Sweeps.Network.POLICY;
import static org.sluice.learning.algorithm.Sweeps.Sweep.BACKWARD;
import static org.sluice.learning.algorithm.Sweeps.Sweep.FORWARD;

import java.util.List;
import org.sluice.learning.algorithm.Sweeps;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.SampledDivergence;
import org.sluice.learning.surrogate.SurrogateAlgorithm;
import org.sluice.learning.surrogate.SurrogateWorkspace;
import org.sluice.learning.trustregion.Buffers;
import org.sluice.learning.trustregion.PolicyOptimiser;

/** {@link VanillaPolicyGradient} for the policy, and a separately fitted value function. */
public final class VanillaPolicyGradientAlgorithm extends SurrogateAlgorithm {

  public VanillaPolicyGradientAlgorithm() {
    super(
        "policy-gradient",
        "PG",
        "The vanilla policy gradient: one step along the gradient for each batch (Sutton et al."
            + " 2000), with generalised advantage estimates.",
        List.of(VanillaPolicyGradientParams.LEARNING_RATE),
        VanillaPolicyGradientParams.class);
  }

  @Override
  protected List<Sweeps> policySweeps(Hyperparameters values, int candidates) {
    return List.of(Sweeps.of(POLICY, rows(values), 1, FORWARD, BACKWARD, FORWARD));
  }

  @Override
  protected Buffers<PolicyOptimiser> buffers(Policy policy, Hyperparameters values) {
    SurrogateWorkspace workspace =
        new SurrogateWorkspace(
            policy, Precision.FLOAT, rows(values), false, SampledDivergence.POSITIVE, values);
    return new Buffers<>(workspace.bytes(), trial -> new VanillaPolicyGradient(workspace, trial));
  }
}
