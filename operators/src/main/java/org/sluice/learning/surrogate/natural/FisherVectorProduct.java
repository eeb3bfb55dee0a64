package org.sluice.learning.surrogate.natural;

import org.sluice.learning.trustregion.PolicyBatch;

/**
 * Products F v with the Fisher information of a policy's parameters, averaged over states of a
 * batch.
 */
public interface FisherVectorProduct extends LinearMap {

  /**
   * Sets the states, actions and parameters.
   *
   * @param batch Not modified.
   * @param parameters Not modified. θ
   */
  void load(PolicyBatch batch, double[] parameters);
}
