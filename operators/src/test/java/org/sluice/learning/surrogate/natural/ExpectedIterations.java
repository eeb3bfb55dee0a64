package org.sluice.learning.surrogate.natural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.List;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.surrogate.UpdateTrace;
import org.sluice.learning.vectors.Vectors;

/** Checks the iterations of conjugate gradient as they come. */
public record ExpectedIterations(List<Golden> iterations) implements UpdateTrace {

  @Override
  public void conjugateGradient(int iteration, double step, double squaredResidual, double[] x) {
    Golden expected = iterations.get(iteration);
    assertThat(expected.integer("iter")).isEqualTo(iteration);
    assertClose("step " + iteration, step, expected.number("alpha"));
    assertClose("residual " + iteration, squaredResidual, expected.number("rdotr"));
    assertClose("norm " + iteration, Math.sqrt(Vectors.dot(x, x)), expected.number("x_norm"));
  }
}
