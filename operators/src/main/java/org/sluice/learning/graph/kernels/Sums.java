package org.sluice.learning.graph.kernels;

/**
 * Sums of floats in eight partial sums, added in a fixed order: the compiler does not vectorise
 * sums, and eight independent ones hide the latency of additions.
 */
final class Sums {

  private Sums() {}

  /** Σ x[offset + i]. */
  static float of(float[] x, int offset, int count) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    int end = offset + count;
    int i = offset;
    for (; i + 7 < end; i += 8) {
      s0 += x[i];
      s1 += x[i + 1];
      s2 += x[i + 2];
      s3 += x[i + 3];
      s4 += x[i + 4];
      s5 += x[i + 5];
      s6 += x[i + 6];
      s7 += x[i + 7];
    }
    for (; i < end; i++) {
      s0 += x[i];
    }
    return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
  }

  /** Σ x², added in double precision, in which no finite float overflows. */
  static double squares(float[] x) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < x.length; i += 4) {
      s0 += (double) x[i] * x[i];
      s1 += (double) x[i + 1] * x[i + 1];
      s2 += (double) x[i + 2] * x[i + 2];
      s3 += (double) x[i + 3] * x[i + 3];
    }
    for (; i < x.length; i++) {
      s0 += (double) x[i] * x[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** Σ x[xOffset + i]·y[yOffset + i]. */
  static float dot(float[] x, int xOffset, float[] y, int yOffset, int count) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    int end = xOffset + count;
    int i = xOffset;
    int j = yOffset;
    for (; i + 7 < end; i += 8, j += 8) {
      s0 += x[i] * y[j];
      s1 += x[i + 1] * y[j + 1];
      s2 += x[i + 2] * y[j + 2];
      s3 += x[i + 3] * y[j + 3];
      s4 += x[i + 4] * y[j + 4];
      s5 += x[i + 5] * y[j + 5];
      s6 += x[i + 6] * y[j + 6];
      s7 += x[i + 7] * y[j + 7];
    }
    for (; i < end; i++, j++) {
      s0 += x[i] * y[j];
    }
    return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
  }
}
