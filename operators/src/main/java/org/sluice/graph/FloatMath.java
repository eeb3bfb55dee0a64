package org.sluice.graph;

/** Elementary functions of float arrays. */
final class FloatMath {

  private FloatMath() {}

  static void exp(float[] x, float[] out) {
    for (int i = 0; i < x.length; i++) {
      out[i] = (float) StrictMath.exp(x[i]);
    }
  }

  static void tanh(float[] x, float[] out) {
    for (int i = 0; i < x.length; i++) {
      out[i] = (float) StrictMath.tanh(x[i]);
    }
  }

  static void log(float[] x, float[] out) {
    for (int i = 0; i < x.length; i++) {
      out[i] = (float) StrictMath.log(x[i]);
    }
  }

  static void softplus(float[] x, float[] out) {
    for (int i = 0; i < x.length; i++) {
      out[i] = (float) (Math.max(x[i], 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x[i]))));
    }
  }

  static void sigmoid(float[] x, float[] out) {
    for (int i = 0; i < x.length; i++) {
      out[i] = (float) (1 / (1 + StrictMath.exp(-x[i])));
    }
  }

  static void elu(float[] x, float[] out) {
    for (int i = 0; i < x.length; i++) {
      out[i] = x[i] > 0 ? x[i] : (float) StrictMath.expm1(x[i]);
    }
  }
}
