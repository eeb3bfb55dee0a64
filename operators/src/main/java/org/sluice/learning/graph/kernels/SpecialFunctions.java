package org.sluice.learning.graph.kernels;

import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.Trigamma;

/**
 * Activations that are not performance-critical: computed in double precision, one number at a
 * time, for both precisions.
 */
public final class SpecialFunctions {

  /** One minus the largest number below one. */
  private static final double FLOAT_GAP = 0x1p-24;

  private static final double DOUBLE_GAP = 0x1p-53;

  private static final double HALF_LOG_TWO_PI = 0.9189385332046727;
  private static final int STIRLING_FROM = 12;
  private static final double LARGEST_SQUARABLE = 1e18;

  private SpecialFunctions() {}

  static void apply(Activation f, float[] x, float[] out) {
    for (int i = 0; i < x.length; i++) {
      out[i] = value(f, x[i]);
    }
  }

  static void derivative(Activation f, float[] x, float[] out) {
    for (int i = 0; i < x.length; i++) {
      out[i] = (float) slope(f, x[i], FLOAT_GAP);
    }
  }

  static float value(Activation f, float x) {
    return (float) value(f, x, FLOAT_GAP);
  }

  static double value(Activation f, double x) {
    return value(f, x, DOUBLE_GAP);
  }

  static double slope(Activation f, double x) {
    return slope(f, x, DOUBLE_GAP);
  }

  private static double value(Activation f, double x, double gap) {
    return switch (f) {
      case LOG_GAMMA -> logGamma(x);
      case DIGAMMA -> Digamma.value(x);
      case ATANH -> atanh(cut(x, gap - 1, 1 - gap));
      case OPEN_UNIT -> cut(x, gap, 1 - gap);
      case SQUARABLE -> cut(x, -LARGEST_SQUARABLE, LARGEST_SQUARABLE);
      case STEP -> x >= 0 ? 1 : 0;
      default -> throw new IllegalArgumentException(f + " is not implemented here");
    };
  }

  private static double slope(Activation f, double x, double gap) {
    return switch (f) {
      case LOG_GAMMA -> Digamma.value(x);
      case DIGAMMA -> Trigamma.value(x);
      case ATANH -> Math.abs(x) <= 1 - gap ? 1 / ((1 - x) * (1 + x)) : 0;
      case OPEN_UNIT -> x >= gap && x <= 1 - gap ? 1 : 0;
      case SQUARABLE -> Math.abs(x) <= LARGEST_SQUARABLE ? 1 : 0;
      case STEP -> 0;
      default -> throw new IllegalArgumentException(f + " is not implemented here");
    };
  }

  /**
   * log Γ(x) for x > 0, by Stirling's series (Abramowitz and Stegun 6.1.41) from 12 on, and by Γ(x)
   * = Γ(x + 1) / x below. Absolute error below 1e-14 up to there. (Commons Numbers' allocates.)
   */
  public static double logGamma(double x) {
    double product = 1;
    double y = x;
    while (y < STIRLING_FROM) {
      product *= y;
      y++;
    }
    double z = 1 / (y * y);
    double series = -691.0 / 360360 + z / 156;
    series = 1.0 / 1188 + z * series;
    series = -1.0 / 1680 + z * series;
    series = 1.0 / 1260 + z * series;
    series = -1.0 / 360 + z * series;
    series = 1.0 / 12 + z * series;
    return (y - 0.5) * StrictMath.log(y)
        - y
        + HALF_LOG_TWO_PI
        + series / y
        - StrictMath.log(product);
  }

  private static double atanh(double x) {
    double size = Math.abs(x);
    return Math.copySign(0.5 * StrictMath.log1p(2 * size / (1 - size)), x);
  }

  private static double cut(double x, double low, double high) {
    return Math.max(low, Math.min(high, x));
  }
}
