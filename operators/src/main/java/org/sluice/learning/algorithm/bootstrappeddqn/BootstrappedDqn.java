package org.sluice.learning.algorithm.bootstrappeddqn;

import org.sluice.learning.deepq.DeepQBuffers;
import org.sluice.learning.deepq.DeepQLearner;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.rollout.Seeds;

/**
 * Bootstrapped deep Q-network (Osband et al. 2016, Deep Exploration via Bootstrapped DQN).
 *
 * <pre>loss = Σ_h mean m_h h(Q_h(s, a) − y_h),   m_h = 1 with probability p, else 0
 * y_h as in {@link DeepQLearner}, of head h alone</pre>
 *
 * <p>The mask m_h of a transition stays the same. Heads share no layers here, so that their losses
 * add up without a factor. The reported loss and values count all transitions.
 */
final class BootstrappedDqn extends DeepQLearner {

  private final double maskProbability;
  private final long masks;

  /**
   * @param policy Not modified. θ at first
   * @param masks their seed
   */
  BootstrappedDqn(DeepQBuffers buffers, Hyperparameters values, float[] policy, long masks) {
    super(METRICS, buffers, values, policy);
    this.maskProbability = values.get(BootstrappedDqnParams.MASK_PROBABILITY);
    this.masks = masks;
  }

  @Override
  protected boolean learns(int head, long number) {
    return maskProbability == 1 || Seeds.mask(masks, number, head) < maskProbability;
  }
}
