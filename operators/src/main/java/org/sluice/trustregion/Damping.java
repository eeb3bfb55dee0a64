package org.sluice.trustregion;

/**
 * What is added to the curvature before it is inverted, so that flat directions do not get endless
 * steps.
 *
 * @param mode how ε enters a Kronecker product
 * @param coefficient ε, in the unit of the curvature (nats per squared parameter)
 * @param onWeights added to ε for layers with an input, which weight decay would give them
 */
record Damping(Mode mode, double coefficient, double onWeights) {

  /** Eigenvalues up to here are noise, and count as 0 in {@link Mode#PLAIN}. */
  static final double NOISE = 1e-6;

  /** How ε enters a Kronecker product. */
  enum Mode {
    /** e_A e_G + ε: the exact A ⊗ G + ε I, as the original ACKTR does by default. */
    PLAIN {
      @Override
      void of(SymmetricEigen input, SymmetricEigen gradient, double epsilon, double[] out) {
        double[] a = input.values();
        double[] g = gradient.values();
        for (int i = 0; i < a.length; i++) {
          for (int j = 0; j < g.length; j++) {
            out[i * g.length + j] = withoutNoise(a[i]) * withoutNoise(g[j]) + epsilon;
          }
        }
      }
    },

    /**
     * (e_A + π √ε)(e_G + √ε / π) with π² the ratio of the mean absolute eigenvalues, which balances
     * the two factors (Martens and Grosse 2015, section 6.3). A factor of zeros, as of dead units,
     * has no such ratio; π is 1 then.
     */
    PI {
      @Override
      void of(SymmetricEigen input, SymmetricEigen gradient, double epsilon, double[] out) {
        double[] a = input.values();
        double[] g = gradient.values();
        double ratio = Math.sqrt(input.meanAbsoluteValue() / gradient.meanAbsoluteValue());
        double pi = ratio > 0 && Double.isFinite(ratio) ? ratio : 1;
        double root = Math.sqrt(epsilon);
        for (int i = 0; i < a.length; i++) {
          for (int j = 0; j < g.length; j++) {
            out[i * g.length + j] = (a[i] + pi * root) * (g[j] + root / pi);
          }
        }
      }
    };

    /** The mode of a name in a configuration. */
    static Mode named(String name) {
      return switch (name) {
        case AcktrParams.PLAIN -> PLAIN;
        case AcktrParams.PI -> PI;
        default -> throw new IllegalArgumentException("no mode of damping: " + name);
      };
    }

    /**
     * The damped eigenvalues of A ⊗ G.
     *
     * @param out Modified. {@code [size of A, size of G]}
     */
    abstract void of(SymmetricEigen input, SymmetricEigen gradient, double epsilon, double[] out);
  }

  /**
   * The damped eigenvalues of A ⊗ G.
   *
   * @param out Modified. {@code [size of A, size of G]}
   */
  void of(SymmetricEigen input, SymmetricEigen gradient, double[] out) {
    mode.of(input, gradient, coefficient + onWeights, out);
  }

  /**
   * The damped eigenvalues of G alone, for a layer without input.
   *
   * @param out Modified. {@code [size of G]}
   */
  void of(SymmetricEigen gradient, double[] out) {
    double[] g = gradient.values();
    for (int j = 0; j < g.length; j++) {
      out[j] = (mode == Mode.PLAIN ? withoutNoise(g[j]) : g[j]) + coefficient;
    }
  }

  private static double withoutNoise(double eigenvalue) {
    return eigenvalue > NOISE ? eigenvalue : 0;
  }
}
