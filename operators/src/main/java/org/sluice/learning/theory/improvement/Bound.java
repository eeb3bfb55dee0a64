package org.sluice.learning.theory.improvement;

/**
 * The bounds η(π̃) ≤ L_π(π̃) + penalty, with ε = max |A_π(s, a)| unless said otherwise.
 *
 * <p>The printed proof of Theorem 1 bounds |Σ π̃ A| by ε, which gives a penalty with α, not α². It
 * is also at most 2αε, which gives α² with the constant 4 of the paper's later version. {@link
 * CounterExample} violates the printed constant 2. The bound by the KL divergence holds with 2: by
 * Pinsker's inequality, α² ≤ KL / 2.
 */
public enum Bound {
  /** Theorem 1 as printed: 2εγα² / (1 − γ)². */
  THEOREM_1_PRINTED("Thm 1, 2", false) {
    @Override
    public double penalty(PolicyChange change) {
      return byVariation(2, change.before().largestAdvantage(), change);
    }
  },
  /** Theorem 1 with the constant of the paper's later version: 4εγα² / (1 − γ)². */
  THEOREM_1("Thm 1, 4", true) {
    @Override
    public double penalty(PolicyChange change) {
      return byVariation(4, change.before().largestAdvantage(), change);
    }
  },
  /** Theorem 1a as printed, but with an absolute value: ε = max |Σ (π̃ − π) Q| / Σ |π̃ − π|. */
  THEOREM_1A_PRINTED("Thm 1a, 2", false) {
    @Override
    public double penalty(PolicyChange change) {
      return byVariation(2, change.ratioEpsilon(), change);
    }
  },
  /** Theorem 1a with the constant that its proof gives, since ‖Δ‖₁ is 2α. */
  THEOREM_1A("Thm 1a, 4", true) {
    @Override
    public double penalty(PolicyChange change) {
      return byVariation(4, change.ratioEpsilon(), change);
    }
  },
  /** Eq 16 as printed: 2εγ / (1 − γ)² · max KL[π ‖ π̃]. */
  EQUATION_16_PRINTED("Eq 16, 2", true) {
    @Override
    public double penalty(PolicyChange change) {
      return byDivergence(2, change);
    }
  },
  /** Eq 16 with the constant that follows from Theorem 1's 4 and α² ≤ KL. */
  EQUATION_16("Eq 16, 4", true) {
    @Override
    public double penalty(PolicyChange change) {
      return byDivergence(4, change);
    }
  };

  private final String title;
  private final boolean proved;

  Bound(String title, boolean proved) {
    this.title = title;
    this.proved = proved;
  }

  /** Its name in the paper, and its constant. */
  public String title() {
    return title;
  }

  /** Whether it holds for every finite Markov decision process. */
  public boolean proved() {
    return proved;
  }

  /** What the bound adds to the surrogate; may be infinite. */
  public abstract double penalty(PolicyChange change);

  /** L_π(π̃) + penalty. */
  public double of(PolicyChange change) {
    return change.surrogate() + penalty(change);
  }

  /** constant · εγ / (1 − γ)². */
  static double coefficient(double constant, double epsilon, double gamma) {
    return constant * epsilon * gamma / ((1 - gamma) * (1 - gamma));
  }

  private static double byVariation(double constant, double epsilon, PolicyChange change) {
    return coefficient(constant, epsilon, change.gamma()) * change.variation() * change.variation();
  }

  private static double byDivergence(double constant, PolicyChange change) {
    return coefficient(constant, change.before().largestAdvantage(), change.gamma())
        * change.divergence();
  }
}
