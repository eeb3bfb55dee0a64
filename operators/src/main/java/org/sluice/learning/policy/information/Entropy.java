package org.sluice.learning.policy.information;

import org.sluice.env.Generator;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.policy.Policy;

/**
 * The entropy of a policy, averaged over the states of a batch, with its gradient; nats. Either
 * exact ({@link ExactEntropy}) or estimated from samples ({@link SampledEntropy}).
 *
 * <p>Call {@link #observe} for a new batch and {@link #resample} for new noise; noise stays fixed
 * in between, so that a line search compares values under the same noise.
 */
public interface Entropy {

  /**
   * The exact entropy if the policy has a closed form, otherwise an estimate.
   *
   * @param batch states
   * @param samples actions per state, if it is estimated
   */
  static Entropy of(Policy policy, Precision precision, int batch, int samples) {
    return ClosedForms.has(policy)
        ? new ExactEntropy(policy, precision, batch)
        : new SampledEntropy(policy, precision, batch, samples);
  }

  /** Whether the entropy is exact rather than estimated. */
  boolean isExact();

  /**
   * Sets the states.
   *
   * @param observations Not modified. Row-major {@code [batch, observationDim]}
   */
  void observe(double[] observations);

  /** Draws new noise; an exact entropy needs none. */
  void resample(Generator random);

  /** The mean entropy at θ, after {@link #observe} and {@link #resample}. */
  double evaluate(double[] parameters);

  /**
   * ∇_θ of the value of the last {@link #evaluate}.
   *
   * @param gradient Modified. {@code [parameters]}
   */
  void gradient(double[] gradient);
}
