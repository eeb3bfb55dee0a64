package org.sluice.learning.algorithm.ddpg;

import org.sluice.learning.deterministicgradient.DeterministicGradientBuffers;
import org.sluice.learning.deterministicgradient.DeterministicGradientLearner;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.TargetParameters;

/**
 * Deep deterministic policy gradient (Lillicrap et al. 2016): {@link DeterministicGradientLearner}
 * with a penalty of the critic's hidden weights W.
 *
 * <pre>loss of the critic = mean (Q(s, a) − y)² + λ/2 Σ W²</pre>
 */
final class Ddpg extends DeterministicGradientLearner {

  private final ParameterLayout layout;
  private final double l2;

  /**
   * @param policy Not modified. θ at first
   * @param initialCritic Not modified. φ at first
   */
  Ddpg(
      DeterministicGradientBuffers buffers,
      Hyperparameters values,
      float[] policy,
      float[] initialCritic) {
    super(
        METRICS,
        buffers,
        values,
        new TargetParameters(buffers.precision(), policy),
        new TargetParameters(buffers.precision(), initialCritic));
    this.layout = buffers.critic().layout();
    this.l2 = values.get(DdpgParams.CRITIC_L2);
  }

  @Override
  protected double regularise(Block parameters, Block gradient) {
    if (l2 == 0) {
      return 0;
    }
    double squares = 0;
    for (ParameterLayout.Entry entry : layout.entries()) {
      if (!entry.name().equals("critic.0.W") && !entry.name().equals("critic.1.W")) {
        continue;
      }
      for (int i = entry.offset(); i < entry.offset() + entry.size(); i++) {
        double weight = parameters.get(i);
        squares += weight * weight;
        gradient.set(i, gradient.get(i) + l2 * weight);
      }
    }
    return 0.5 * l2 * squares;
  }

  @Override
  protected void report(double loss, double q, double penalty) {
    count(loss + penalty, q);
  }
}
