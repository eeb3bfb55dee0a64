package org.sluice.learning.algorithm.dqn;

import org.sluice.learning.deepq.DeepQBuffers;
import org.sluice.learning.deepq.DeepQLearner;
import org.sluice.learning.hyperparameters.Hyperparameters;

/** Deep Q-network (Mnih et al. 2015): {@link DeepQLearner} without anything else. */
final class Dqn extends DeepQLearner {

  /**
   * @param policy Not modified. θ at first
   */
  Dqn(DeepQBuffers buffers, Hyperparameters values, float[] policy) {
    super(METRICS, buffers, values, policy);
  }
}
