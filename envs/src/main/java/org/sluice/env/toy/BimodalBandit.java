package org.sluice.env.toy;

import org.sluice.env.EnvSpec;

/**
 * A {@link BanditEnv} with two equally good actions, and bad ones between them.
 *
 * <pre>r(a) = max_i −(a − μ_i)ᵀ Λ⁻¹ (a − μ_i),  μ = (±0.6, 0),  Λ = diag(0.5, 0.5)</pre>
 *
 * With temperature c the target density exp(r/c) / Z is symmetric in x; each half is the half of a
 * Gaussian with mean μ_i and covariance c Λ / 2 that lies on its side of x = 0.
 *
 * <p>Source: Tang and Agrawal, "Boosting Trust Region Policy Optimization by Normalizing Flows
 * Policy", figure 2b, which does not give μ and Λ and prints the reward without its minus sign.
 */
public final class BimodalBandit extends BanditEnv {

  /** Distance of each mode from the origin, along x. */
  public static final double MODE = 0.6;

  /** Both diagonal entries of Λ. */
  public static final double SCALE = 0.5;

  /** The environment's specification. */
  public static final EnvSpec SPEC =
      spec(
          "BimodalBandit-v0", "Tang and Agrawal 2018, figure 2b; modes (±.6, 0), Λ = diag(.5, .5)");

  public BimodalBandit() {
    super(SPEC);
  }

  /** r(x, y); the nearer mode is the one on the same side of x = 0. */
  public static double reward(double x, double y) {
    double offset = Math.abs(x) - MODE;
    return -(offset * offset + y * y) / SCALE;
  }

  /** The two modes {@code [2][2]}, as a new array. */
  public static double[][] modes() {
    return new double[][] {{MODE, 0}, {-MODE, 0}};
  }

  /** c Λ / 2, the covariance around each mode at temperature c, as a new array. */
  public static double[][] modeCovariance(double temperature) {
    double variance = temperature * SCALE / 2;
    return new double[][] {{variance, 0}, {0, variance}};
  }

  @Override
  double rewardOf(double x, double y) {
    return reward(x, y);
  }
}
