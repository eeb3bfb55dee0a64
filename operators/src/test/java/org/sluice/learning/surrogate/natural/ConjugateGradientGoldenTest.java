package org.sluice.learning.surrogate.natural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.List;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.golden.GoldenTest;
import org.sluice.learning.vectors.Vectors;

/** Conjugate gradient against the reference numbers, iteration by iteration. */
class ConjugateGradientGoldenTest {

  @GoldenTest("learning/cg")
  void solutionAndTrace(Golden golden) {
    double[] a = golden.array("A");
    double[] b = golden.array("b");
    double[] x = new double[b.length];
    LinearMap map =
        (v, product) -> {
          for (int row = 0; row < b.length; row++) {
            product[row] = 0;
            for (int column = 0; column < b.length; column++) {
              product[row] += a[row * b.length + column] * v[column];
            }
          }
        };
    List<Golden> iterations = golden.list("trace");
    ConjugateGradient.Result result =
        new ConjugateGradient(b.length, golden.integer("cg_iters"), golden.number("residual_tol"))
            .solve(map, b, x, new ExpectedIterations(iterations));

    assertThat(result.iterations()).isEqualTo(iterations.size());
    assertThat(result.finite()).isTrue();
    assertClose("x", x, golden.array("x"));
    double[] ax = new double[b.length];
    map.multiply(x, ax);
    assertClose("xAx", Vectors.dot(x, ax), golden.number("xAx"));
    if (golden.number("xAx") < 0) {
      assertThat(result.positiveDefinite()).isFalse();
    }
    if (golden.toString().endsWith("spd")) {
      assertThat(result.positiveDefinite()).isTrue();
    }
  }
}
