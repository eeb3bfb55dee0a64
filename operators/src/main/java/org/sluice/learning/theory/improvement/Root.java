package org.sluice.learning.theory.improvement;

import java.util.function.DoubleUnaryOperator;

/** Solves f(x) = target for positive, decreasing functions of positive numbers. */
final class Root {

  /** log x is looked for between ± this. */
  private static final double RANGE = 690;

  private static final double TOLERANCE = 1e-14;
  private static final int MOST_STEPS = 300;

  private Root() {}

  /**
   * x by the Illinois method in logarithms, where powers of x are straight lines; every third step
   * halves the interval instead.
   *
   * @return the end of the range, e^±690, if the solution lies beyond it
   */
  static double ofDecreasing(DoubleUnaryOperator f, double target) {
    double low = -RANGE;
    double high = RANGE;
    double atLow = excess(f, low, target);
    double atHigh = excess(f, high, target);
    if (atLow <= 0 || atHigh >= 0) {
      return StrictMath.exp(atLow <= 0 ? low : high);
    }
    double middle = 0;
    int side = 0;
    for (int step = 0; step < MOST_STEPS && high - low > TOLERANCE; step++) {
      double secant = (low * atHigh - high * atLow) / (atHigh - atLow);
      middle = step % 3 != 2 && secant > low && secant < high ? secant : (low + high) / 2;
      double at = excess(f, middle, target);
      if (Math.abs(at) <= TOLERANCE) {
        break;
      }
      if (at > 0) {
        low = middle;
        atLow = at;
        atHigh = side == 1 ? atHigh / 2 : atHigh;
        side = 1;
      } else {
        high = middle;
        atHigh = at;
        atLow = side == -1 ? atLow / 2 : atLow;
        side = -1;
      }
    }
    return StrictMath.exp(middle);
  }

  private static double excess(DoubleUnaryOperator f, double logarithm, double target) {
    return StrictMath.log(f.applyAsDouble(StrictMath.exp(logarithm)) / target);
  }
}
