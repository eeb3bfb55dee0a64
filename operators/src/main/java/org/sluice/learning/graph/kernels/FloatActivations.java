package org.sluice.learning.graph.kernels;

/**
 * The activations in 32 bits over whole arrays: one loop per function, so that the compiler
 * vectorises it.
 */
final class FloatActivations {

  private FloatActivations() {}

  /**
   * y = f(x), element by element.
   *
   * @param xs Not modified.
   * @param ys Modified.
   */
  static void apply(Activation f, float[] xs, float[] ys) {
    switch (f) {
      case TANH -> FloatMath.tanh(xs, ys);
      case SOFTPLUS -> {
        for (int i = 0; i < xs.length; i++) {
          ys[i] = FloatMath.softplus(xs[i]);
        }
      }
      case ELU -> {
        for (int i = 0; i < xs.length; i++) {
          ys[i] = FloatMath.elu(xs[i]);
        }
      }
      case EXP -> {
        for (int i = 0; i < xs.length; i++) {
          ys[i] = FloatMath.exp(xs[i]);
        }
      }
      case LOG -> {
        for (int i = 0; i < xs.length; i++) {
          ys[i] = FloatMath.log(xs[i]);
        }
      }
      case RELU -> {
        for (int i = 0; i < xs.length; i++) {
          ys[i] = Math.max(xs[i], 0f);
        }
      }
      case RECIPROCAL -> {
        for (int i = 0; i < xs.length; i++) {
          ys[i] = 1 / xs[i];
        }
      }
      case SQUARE_ROOT -> {
        for (int i = 0; i < xs.length; i++) {
          ys[i] = (float) Math.sqrt(xs[i]);
        }
      }
      case SQUARE -> {
        for (int i = 0; i < xs.length; i++) {
          ys[i] = xs[i] * xs[i];
        }
      }
      case LIMIT -> {
        float limit = (float) Activation.SCALE_LIMIT;
        for (int i = 0; i < xs.length; i++) {
          ys[i] = Math.max(-limit, Math.min(limit, xs[i]));
        }
      }
      default -> SpecialFunctions.apply(f, xs, ys);
    }
  }

  /**
   * out = f'(x), given y = f(x), element by element.
   *
   * @param xs Not modified.
   * @param ys Not modified.
   * @param outs Modified.
   */
  static void derivative(Activation f, float[] xs, float[] ys, float[] outs) {
    switch (f) {
      case TANH -> {
        for (int i = 0; i < outs.length; i++) {
          outs[i] = 1 - ys[i] * ys[i];
        }
      }
      case SOFTPLUS -> {
        for (int i = 0; i < outs.length; i++) {
          outs[i] = FloatMath.sigmoid(xs[i]);
        }
      }
      case ELU -> {
        for (int i = 0; i < outs.length; i++) {
          outs[i] = Math.min(ys[i], 0f) + 1;
        }
      }
      case EXP -> System.arraycopy(ys, 0, outs, 0, outs.length);
      case LOG -> {
        for (int i = 0; i < outs.length; i++) {
          outs[i] = 1 / xs[i];
        }
      }
      case RELU -> {
        for (int i = 0; i < outs.length; i++) {
          // 0 or 1 without a branch, which would prevent vectorisation: even the smallest positive
          // float becomes 1.
          outs[i] = Math.min(1f, ys[i] * 1e38f * 1e38f);
        }
      }
      case RECIPROCAL -> {
        for (int i = 0; i < outs.length; i++) {
          outs[i] = -ys[i] * ys[i];
        }
      }
      case SQUARE_ROOT -> {
        for (int i = 0; i < outs.length; i++) {
          outs[i] = 0.5f / ys[i];
        }
      }
      case SQUARE -> {
        for (int i = 0; i < outs.length; i++) {
          outs[i] = 2 * xs[i];
        }
      }
      case LIMIT -> {
        float limit = (float) Activation.SCALE_LIMIT;
        for (int i = 0; i < outs.length; i++) {
          outs[i] = Math.abs(xs[i]) <= limit ? 1f : 0f;
        }
      }
      default -> SpecialFunctions.derivative(f, xs, outs);
    }
  }
}
