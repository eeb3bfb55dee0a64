package org.sluice.jobs.lab.toy;

import java.util.function.DoubleBinaryOperator;
import org.sluice.env.toy.BimodalBandit;
import org.sluice.env.toy.CorrelatedBandit;

/**
 * A bandit with actions in the plane, and the best policy under an entropy bonus:
 *
 * <pre>J(π) + c H(π) = −c KL[π ‖ π*] + c log Z,  π*(a) = exp(r(a) / c) / Z</pre>
 *
 * <p>Tang and Agrawal 2018, section 4.2, which leaves out c and Z.
 */
public enum Bandit {
  /** Good actions along a diagonal. */
  CORRELATED(CorrelatedBandit.SPEC.id(), CorrelatedBandit::reward),
  /** Two equally good actions. */
  BIMODAL(BimodalBandit.SPEC.id(), BimodalBandit::reward);

  private static final int SIDE = 401;
  private static final double HALF_WIDTH = 3;

  /** The grid for comparing densities: ±10 standard deviations of the correlated target. */
  public static final Grid GRID = new Grid(HALF_WIDTH, SIDE);

  private final String environment;

  @SuppressWarnings("ImmutableEnumChecker") // a reference to a static method
  private final DoubleBinaryOperator reward;

  Bandit(String environment, DoubleBinaryOperator reward) {
    this.environment = environment;
    this.reward = reward;
  }

  /** The environment's id in the registry. */
  public String environment() {
    return environment;
  }

  /**
   * log π* of every point of a grid, up to a constant.
   *
   * @param temperature c, reward per nat
   */
  public double[] logTarget(Grid grid, double temperature) {
    return grid.evaluate((x, y) -> reward.applyAsDouble(x, y) / temperature);
  }
}
