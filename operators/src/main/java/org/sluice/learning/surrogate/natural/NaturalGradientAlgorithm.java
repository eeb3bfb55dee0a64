package org.sluice.learning.surrogate.natural;

import static org.sluice.learning.algorithm.Sweeps.Network.POLICY;
import static org.sluice.learning.algorithm.Sweeps.Sweep.BACKWARD;
import static org.sluice.learning.algorithm.Sweeps.Sweep.FORWARD;
import static org.sluice.learning.algorithm.Sweeps.Sweep.TANGENT;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.algorithm.Sweeps;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.ClosedForms;
import org.sluice.learning.policy.information.SampledDivergence;
import org.sluice.learning.surrogate.SurrogateAlgorithm;
import org.sluice.learning.trustregion.Buffers;
import org.sluice.learning.trustregion.PolicyOptimiser;

/** An algorithm whose policy takes {@link NaturalStep}s. */
public abstract class NaturalGradientAlgorithm extends SurrogateAlgorithm {

  private static final List<Param<?>> NOT_IN_BUFFERS =
      List.of(
          NaturalParams.MAX_KL,
          NaturalParams.DAMPING_COEFFICIENT,
          NaturalParams.CG_ITERATIONS,
          NaturalParams.CG_RESIDUAL_TOLERANCE);

  /**
   * @param notInBuffers its own keys that do not affect buffers
   * @param constants the interface with its own keys
   */
  protected NaturalGradientAlgorithm(
      String word, String title, String summary, List<Param<?>> notInBuffers, Class<?> constants) {
    super(
        word,
        title,
        summary,
        Stream.concat(NOT_IN_BUFFERS.stream(), notInBuffers.stream()).toList(),
        NaturalParams.class,
        constants);
  }

  @Override
  protected final List<Problem> checkPolicy(Policy policy, Hyperparameters values) {
    List<Problem> problems = new ArrayList<>();
    if (values.get(NaturalParams.FISHER).equals(NaturalParams.EXACT) && !ClosedForms.has(policy)) {
      problems.add(
          new Problem(
              List.of(NaturalParams.FISHER),
              "fisher cannot be exact for " + Policies.describe(values)));
    }
    problems.addAll(super.checkPolicy(policy, values));
    return problems;
  }

  @Override
  protected final List<Sweeps> policySweeps(Hyperparameters values, int candidates) {
    int batch = rows(values);
    int stride = values.get(NaturalParams.FISHER_SUBSAMPLE);
    int subsample = (batch + stride - 1) / stride;
    // One product with the Fisher matrix per iteration, and one for the length of the step.
    int products = values.get(NaturalParams.CG_ITERATIONS) + 1;
    return List.of(
        Sweeps.of(POLICY, batch, 1, FORWARD, BACKWARD),
        Sweeps.of(POLICY, subsample, 1, FORWARD),
        Sweeps.of(POLICY, subsample, products, TANGENT, BACKWARD),
        Sweeps.of(POLICY, batch, candidates, FORWARD));
  }

  @Override
  protected final Buffers<PolicyOptimiser> buffers(Policy policy, Hyperparameters values) {
    NaturalWorkspace workspace =
        new NaturalWorkspace(
            policy, Precision.FLOAT, rows(values), divergenceEstimate(values), values);
    return new Buffers<>(workspace.bytes(), trial -> optimiser(workspace, trial));
  }

  /** The estimate of an update's divergence unless it is exact. */
  protected abstract SampledDivergence divergenceEstimate(Hyperparameters values);

  /** A trial's optimiser. */
  protected abstract PolicyOptimiser optimiser(NaturalWorkspace workspace, Hyperparameters values);
}
