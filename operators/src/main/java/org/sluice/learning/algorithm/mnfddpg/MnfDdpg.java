package org.sluice.learning.algorithm.mnfddpg;

import org.sluice.env.Generator;
import org.sluice.learning.deterministicgradient.DeterministicGradientLearner;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.TargetParameters;
import org.sluice.learning.optimiser.Adam;
import org.sluice.learning.posterior.inference.KlWeightParams;
import org.sluice.learning.posterior.inference.PosteriorMetrics;

/**
 * Deep deterministic policy gradient whose critic has a posterior over its weights that
 * multiplicative normalizing flows define (Touati et al. 2018, Randomized Value Functions via
 * Multiplicative Normalizing Flows).
 *
 * <pre>
 * y as in {@link DeterministicGradientLearner}, with Q⁻ without noise
 * critic  minimises  mean (Q_W(s, a) − y)² + λ KL[q(W) ‖ p(W)],   W ~ q for each row
 * policy  minimises  −mean Q_W(s, π(s))
 * </pre>
 *
 * <p>Noise is drawn for each gradient step; that of the critic's loss also serves the policy's,
 * which the source leaves open. The critic's Adam has PyTorch's form, ε = 10⁻⁸.
 */
final class MnfDdpg extends DeterministicGradientLearner {

  private static final double ADAM_EPSILON = 1e-8;

  private final MnfDdpgWorkspace workspace;
  private final double klWeight;

  /**
   * @param policy Not modified. θ at first
   * @param initialCritic Not modified. φ at first
   */
  MnfDdpg(
      MnfDdpgWorkspace workspace, Hyperparameters values, float[] policy, float[] initialCritic) {
    super(
        PosteriorMetrics.OF_ACTION_VALUES,
        workspace.buffers,
        values,
        new TargetParameters(workspace.buffers.precision(), policy),
        critic(workspace.buffers.precision(), initialCritic));
    this.workspace = workspace;
    this.klWeight = values.get(KlWeightParams.KL_WEIGHT);
  }

  private static TargetParameters critic(Precision precision, float[] initial) {
    return new TargetParameters(
        precision, initial, new Adam(precision, initial.length, Adam.Form.PYTORCH, ADAM_EPSILON));
  }

  @Override
  protected void beginStep(Generator random) {
    workspace.draws.draw(random);
  }

  @Override
  protected void beginEvaluation(Evaluation evaluation) {
    boolean ofTargets = evaluation == Evaluation.TARGETS;
    workspace
        .buffers
        .critic()
        .setNoise(ofTargets ? workspace.draws.none() : workspace.draws.states());
  }

  @Override
  protected double regularise(Block parameters, Block gradient) {
    return workspace.divergence.differentiate(
        workspace.draws.divergence(), parameters, klWeight, gradient);
  }

  @Override
  protected void report(double loss, double q, double divergence) {
    count(loss, q, divergence);
  }
}
