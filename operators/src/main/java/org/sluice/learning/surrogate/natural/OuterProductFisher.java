package org.sluice.learning.surrogate.natural;

import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.Density;
import org.sluice.learning.trustregion.PolicyBatch;
import org.sluice.learning.trustregion.Subsample;

/**
 * The score outer product at the taken actions, for every policy.
 *
 * <pre>F v = (1/n) Σ_b g_b (g_bᵀ v),  g_b = ∇_θ log π_θ(a_b | s_b)</pre>
 *
 * <p>Positive semi-definite by construction, unlike the Hessian of a sampled KL divergence that
 * Tang and Agrawal (2018) used. One tangent sweep for all g_bᵀ v, then one backward sweep.
 */
public final class OuterProductFisher implements FisherVectorProduct {

  private final Subsample subsample;
  private final Density density;
  private final double[] weights;

  /**
   * @param batch transitions per batch
   * @param stride use every n-th transition
   */
  public OuterProductFisher(Policy policy, Precision precision, int batch, int stride) {
    this.subsample = new Subsample(stride);
    int samples = subsample.size(batch);
    this.density = new Density(policy, precision, samples);
    this.weights = new double[samples];
  }

  @Override
  public void load(PolicyBatch batch, double[] parameters) {
    subsample.load(batch.observations(), density.observations());
    subsample.load(batch.actions(), density.actions());
    density.evaluate(parameters);
  }

  @Override
  public void multiply(double[] v, double[] product) {
    Block tangents = density.tangents(v);
    tangents.store(weights, 0);
    for (int b = 0; b < weights.length; b++) {
      weights[b] /= weights.length;
    }
    density.weightedGradient(weights, product);
  }
}
