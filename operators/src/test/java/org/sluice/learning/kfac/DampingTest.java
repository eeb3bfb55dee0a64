package org.sluice.learning.kfac;

import static org.sluice.learning.golden.Golden.assertClose;

import org.junit.jupiter.api.Test;

class DampingTest {

  private static final double[] INPUT = {-1e-9, 9e-7, 2, 6};
  private static final double[] GRADIENT = {0, 0.5};

  @Test
  void plainAddsToTheProduct() {
    double[] out = new double[8];
    new Damping(Damping.Mode.PLAIN, 0.01, 0.002).of(INPUT, GRADIENT, out);
    double e = 0.012;
    assertClose("damped", out, new double[] {e, e, e, e, e, 1 + e, e, 3 + e}, 1e-14);
  }

  @Test
  void piSharesByTheMeans() {
    double[] out = new double[8];
    new Damping(Damping.Mode.PI, 0.01, 0).of(INPUT, GRADIENT, out);
    double a = 0.1 * Math.sqrt(2 / 0.25);
    double g = 0.01 / a;
    double[] expected = {
      a * g, a * (0.5 + g), a * g, a * (0.5 + g),
      (2 + a) * g, (2 + a) * (0.5 + g), (6 + a) * g, (6 + a) * (0.5 + g),
    };
    assertClose("damped", out, expected, 1e-14);
  }

  @Test
  void piOfDeadUnitsIsOne() {
    double[] out = new double[4];
    new Damping(Damping.Mode.PI, 0.01, 0).of(new double[] {0, 3}, new double[2], out);
    assertClose("no gradient", out, new double[] {0.01, 0.01, 0.31, 0.31}, 1e-14);
    new Damping(Damping.Mode.PI, 0.01, 0).of(new double[2], new double[2], out);
    assertClose("nothing", out, new double[] {0.01, 0.01, 0.01, 0.01}, 1e-14);
  }

  @Test
  void layersWithoutInputAreDampedPlainlyInBothModes() {
    for (Damping.Mode mode : Damping.Mode.values()) {
      double[] out = new double[4];
      new Damping(mode, 0.01, 7).of(INPUT, out);
      assertClose("damped", out, new double[] {0.01, 0.01, 2.01, 6.01}, 1e-14);
    }
  }
}
