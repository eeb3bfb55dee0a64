package org.sluice.learning.theory.improvement;

/**
 * One state of a {@link DivergenceBall}. Its policies are parametrised by x = ν + min A > 0.
 *
 * <p>With Σ p A = 0 and u = A / ν, the divergence Σ p log(A + ν) + log Σ p / (A + ν) equals Σ p
 * (log(1 + u) − u) + log(1 + Σ p u² / (1 + u)), which does not cancel where the divergence is
 * small.
 */
final class StateBall {

  /** Advantages below this part of the largest one are rounding. */
  private static final double ROUNDING = 1e-13;

  private final double[] old;
  private final double[] advantage;
  private final double least;

  private StateBall(double[] old, double[] advantage, double least) {
    this.old = old;
    this.advantage = advantage;
    this.least = least;
  }

  /** The ball around a distribution, or null if no action is better than another. */
  static StateBall of(double[] old, double[] advantage, double scale) {
    double mean = 0;
    for (int a = 0; a < old.length; a++) {
      mean += old[a] * advantage[a];
    }
    double[] centred = new double[old.length];
    double least = 0;
    for (int a = 0; a < old.length; a++) {
      centred[a] = old[a] > 0 ? advantage[a] - mean : 0; // without probability, it stays so
      least = Math.min(least, centred[a]);
    }
    return least < -ROUNDING * scale ? new StateBall(old, centred, least) : null;
  }

  /** The x whose policy has a divergence. */
  double distance(double divergence) {
    return Root.ofDecreasing(this::divergence, divergence);
  }

  /** KL[π_old ‖ π], decreasing in x. */
  private double divergence(double x) {
    double shift = x - least;
    double logarithms = 0;
    double squares = 0;
    for (int a = 0; a < old.length; a++) {
      double u = advantage[a] / shift;
      double ratio = (advantage[a] - least + x) / shift; // 1 + u
      logarithms += old[a] * ((u > -0.5 ? StrictMath.log1p(u) : StrictMath.log(ratio)) - u);
      squares += old[a] * u * u / ratio;
    }
    return logarithms + StrictMath.log1p(squares);
  }

  /** κ = 1 / Σ p / (A + ν). */
  double normaliser(double x) {
    double sum = 0;
    for (int a = 0; a < old.length; a++) {
      sum += old[a] / (advantage[a] - least + x);
    }
    return 1 / sum;
  }

  /** π = κ p / (A + ν). */
  double[] policy(double x) {
    double[] policy = new double[old.length];
    double normaliser = normaliser(x);
    for (int a = 0; a < old.length; a++) {
      policy[a] = normaliser * old[a] / (advantage[a] - least + x);
    }
    return policy;
  }
}
