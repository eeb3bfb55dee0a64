package org.sluice.learning.algorithm.mnfdqn;

import org.sluice.env.Generator;
import org.sluice.learning.deepq.DeepQLearner;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.posterior.inference.PosteriorMetrics;

/**
 * Deep Q-network whose weights have a posterior that multiplicative normalizing flows define
 * (Touati et al. 2018, Randomized Value Functions via Multiplicative Normalizing Flows, algorithm
 * 1).
 *
 * <pre>loss = mean h(Q_W(s, a) − y) + λ KL[q(W) ‖ p(W)],   W ~ q for each row
 * y as in {@link DeepQLearner}; a* by a network of its own draw, Q⁻ without noise</pre>
 *
 * <p>Noise is drawn again for each gradient step.
 */
final class MnfDqn extends DeepQLearner {

  private final MnfDqnWorkspace workspace;
  private final double klWeight;

  /**
   * @param policy Not modified. θ at first
   */
  MnfDqn(MnfDqnWorkspace workspace, Hyperparameters values, float[] policy) {
    super(PosteriorMetrics.OF_ACTION_VALUES, workspace.buffers, values, policy);
    this.workspace = workspace;
    this.klWeight = values.get(MnfDqnParams.KL_WEIGHT);
  }

  @Override
  protected void beginStep(Generator random) {
    workspace.draws.draw(random);
  }

  @Override
  protected void beginEvaluation(Evaluation evaluation) {
    workspace.q.setNoise(
        switch (evaluation) {
          case NEXT_ACTIONS -> workspace.draws.nextStates();
          case TARGETS -> workspace.draws.none();
          case LEARNED -> workspace.draws.states();
        });
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
