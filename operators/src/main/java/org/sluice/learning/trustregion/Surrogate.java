package org.sluice.learning.trustregion;

/**
 * An estimate of how much better a policy is than the one that acted, from importance weights.
 *
 * <pre>w_b = π_θ(a_b | s_b) / π_old(a_b | s_b)</pre>
 */
public interface Surrogate {

  /**
   * Its value.
   *
   * @param weights Not modified. w, {@code [batch]}
   * @param advantages Not modified. {@code [batch]}
   */
  double value(double[] weights, double[] advantages);

  /**
   * Its derivatives with respect to log π_θ(a_b | s_b).
   *
   * @param weights Not modified. w, {@code [batch]}
   * @param advantages Not modified. {@code [batch]}
   * @param derivatives Modified. {@code [batch]}
   */
  void derivatives(double[] weights, double[] advantages, double[] derivatives);
}
