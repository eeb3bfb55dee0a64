package org.sluice.env.toy;

import org.sluice.env.EnvSpec;

/**
 * A {@link BanditEnv} whose good actions lie along a diagonal.
 *
 * <pre>r(a) = −aᵀ Σ⁻¹ a,  Σ = [[1, 0.9], [0.9, 1]]</pre>
 *
 * With temperature c the target density exp(r/c) / Z is Gaussian with mean 0 and covariance c Σ /
 * 2.
 *
 * <p>Source: Tang and Agrawal, "Boosting Trust Region Policy Optimization by Normalizing Flows
 * Policy", figure 2a, which does not give Σ.
 */
public final class CorrelatedBandit extends BanditEnv {

  /** Both diagonal entries of Σ. */
  public static final double VARIANCE = 1;

  /** Both other entries of Σ. */
  public static final double COVARIANCE = 0.9;

  /** The environment's specification. */
  public static final EnvSpec SPEC =
      spec("CorrelatedBandit-v0", "Tang and Agrawal 2018, figure 2a; Σ = [[1, .9], [.9, 1]]");

  private static final double DETERMINANT = VARIANCE * VARIANCE - COVARIANCE * COVARIANCE;

  public CorrelatedBandit() {
    super(SPEC);
  }

  /** r(x, y). */
  public static double reward(double x, double y) {
    return -(VARIANCE * (x * x + y * y) - 2 * COVARIANCE * x * y) / DETERMINANT;
  }

  /** c Σ / 2, the covariance of the target density at temperature c, as a new array. */
  public static double[][] targetCovariance(double temperature) {
    double variance = temperature * VARIANCE / 2;
    double covariance = temperature * COVARIANCE / 2;
    return new double[][] {{variance, covariance}, {covariance, variance}};
  }

  @Override
  double rewardOf(double x, double y) {
    return reward(x, y);
  }
}
