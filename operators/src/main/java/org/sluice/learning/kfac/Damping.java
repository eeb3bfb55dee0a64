package org.sluice.learning.kfac;

/**
 * Damping added to the curvature before it is inverted, which bounds steps in flat directions.
 * Eigenvalues up to 1e-6 count as 0, as in the original code.
 *
 * @param mode how ε enters a Kronecker product
 * @param coefficient ε, in the unit of the curvature (nats per squared parameter)
 * @param onWeights added to ε for layers with an input, which weight decay would give them
 */
public record Damping(Mode mode, double coefficient, double onWeights) {

  private static final double NOISE = 1e-6;

  /** How ε enters a Kronecker product. */
  public enum Mode {
    /** e_A e_G + ε: the exact A ⊗ G + ε I, as the original ACKTR does by default. */
    PLAIN,

    /**
     * (e_A + π √ε)(e_G + √ε / π) with π² the ratio of the factors' mean eigenvalues, which balances
     * the two (Martens and Grosse 2015, section 6.3). Where one of them is a factor of zeros, as of
     * dead units, there is no ratio, and π is 1.
     */
    PI;

    /** The mode of a configured name. */
    public static Mode named(String name) {
      return switch (name) {
        case KfacParams.PLAIN -> PLAIN;
        case KfacParams.PI -> PI;
        default -> throw new IllegalArgumentException("no mode of damping: " + name);
      };
    }
  }

  /**
   * The damped eigenvalues of A ⊗ G.
   *
   * @param input Not modified. e_A
   * @param gradient Not modified. e_G
   * @param out Modified. {@code [size of A, size of G]}
   */
  public void of(double[] input, double[] gradient, double[] out) {
    double epsilon = coefficient + onWeights;
    double onInput = 0;
    double onGradient = 0;
    if (mode == Mode.PI) {
      double ratio = Math.sqrt(mean(input) / mean(gradient));
      double pi = ratio > 0 && Double.isFinite(ratio) ? ratio : 1;
      onInput = pi * Math.sqrt(epsilon);
      onGradient = Math.sqrt(epsilon) / pi;
      epsilon = 0;
    }
    for (int i = 0; i < input.length; i++) {
      double a = withoutNoise(input[i]) + onInput;
      for (int j = 0; j < gradient.length; j++) {
        double g = withoutNoise(gradient[j]) + onGradient;
        out[i * gradient.length + j] = a * g + epsilon;
      }
    }
  }

  /**
   * The damped eigenvalues of G alone, for a layer without input.
   *
   * @param gradient Not modified. e_G
   * @param out Modified. {@code [size of G]}
   */
  public void of(double[] gradient, double[] out) {
    for (int j = 0; j < gradient.length; j++) {
      out[j] = withoutNoise(gradient[j]) + coefficient;
    }
  }

  private static double mean(double[] eigenvalues) {
    double sum = 0;
    for (double eigenvalue : eigenvalues) {
      sum += withoutNoise(eigenvalue);
    }
    return sum / eigenvalues.length;
  }

  private static double withoutNoise(double eigenvalue) {
    return eigenvalue > NOISE ? eigenvalue : 0;
  }
}
