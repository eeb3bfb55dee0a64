package org.sluice.env.mujoco;

/**
 * Sums with the additions in the order of {@code numpy.sum} for float64, so that rewards agree with
 * Gymnasium's to the last bit.
 *
 * <p>Fewer than 8 terms are added from left to right; up to 128 in eight interleaved partial sums,
 * which are added in pairs, followed by the remaining terms ({@code pairwise_sum} in numpy's {@code
 * loops_utils.h.src}). Longer sums do not occur here.
 */
public final class NumpySum {

  private static final int LANES = 8;
  private static final int LONGEST = 128;

  private NumpySum() {}

  /** {@code np.sum(values)}. */
  public static double of(double[] values) {
    return sum(values, false);
  }

  /** {@code np.sum(np.square(values))}. */
  public static double ofSquares(double[] values) {
    return sum(values, true);
  }

  private static double sum(double[] values, boolean squared) {
    int length = values.length;
    if (length > LONGEST) {
      throw new IllegalArgumentException("at most " + LONGEST + " terms, not " + length);
    }
    if (length < LANES) {
      return rest(0, values, 0, squared);
    }
    double r0 = term(values, 0, squared);
    double r1 = term(values, 1, squared);
    double r2 = term(values, 2, squared);
    double r3 = term(values, 3, squared);
    double r4 = term(values, 4, squared);
    double r5 = term(values, 5, squared);
    double r6 = term(values, 6, squared);
    double r7 = term(values, 7, squared);
    int i = LANES;
    for (; i + LANES <= length; i += LANES) {
      r0 += term(values, i, squared);
      r1 += term(values, i + 1, squared);
      r2 += term(values, i + 2, squared);
      r3 += term(values, i + 3, squared);
      r4 += term(values, i + 4, squared);
      r5 += term(values, i + 5, squared);
      r6 += term(values, i + 6, squared);
      r7 += term(values, i + 7, squared);
    }
    return rest(((r0 + r1) + (r2 + r3)) + ((r4 + r5) + (r6 + r7)), values, i, squared);
  }

  private static double rest(double sum, double[] values, int from, boolean squared) {
    double total = sum;
    for (int i = from; i < values.length; i++) {
      total += term(values, i, squared);
    }
    return total;
  }

  private static double term(double[] values, int i, boolean squared) {
    return squared ? values[i] * values[i] : values[i];
  }
}
