package org.sluice.graph;

import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.Trigamma;

/**
 * The activations that need no speed: computed one number at a time in double precision, in both
 * precisions alike.
 */
final class SpecialFunctions {

  /** One less the largest number below one. */
  private static final double FLOAT_GAP = 0x1p-24;

  private static final double DOUBLE_GAP = 0x1p-53;

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
      case LOG_GAMMA -> LogGamma.value(x);
      case DIGAMMA -> Digamma.value(x);
      case ATANH -> atanh(cut(x, gap - 1, 1 - gap));
      case OPEN_UNIT -> cut(x, gap, 1 - gap);
      default -> throw new IllegalArgumentException(f + " has a kernel of its own");
    };
  }

  private static double slope(Activation f, double x, double gap) {
    return switch (f) {
      case LOG_GAMMA -> Digamma.value(x);
      case DIGAMMA -> Trigamma.value(x);
      case ATANH -> Math.abs(x) <= 1 - gap ? 1 / ((1 - x) * (1 + x)) : 0;
      case OPEN_UNIT -> x >= gap && x <= 1 - gap ? 1 : 0;
      default -> throw new IllegalArgumentException(f + " has a kernel of its own");
    };
  }

  private static double atanh(double x) {
    return 0.5 * StrictMath.log1p(2 * x / (1 - x));
  }

  private static double cut(double x, double low, double high) {
    return Math.max(low, Math.min(high, x));
  }
}
