package org.sluice.jobs.lab.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sluice.env.Box;
import org.sluice.env.Generator;
import org.sluice.env.Spaces;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.PolicyParams;

class VariationalFitTest {

  private static final int STEPS = 600;

  private static VariationalFit fit(PlaneTarget target, Hyperparameters values) {
    Spaces plane = new Spaces(Box.unbounded(1), Box.unbounded(2));
    return VariationalFit.of(target, Policies.create(plane, values), STEPS, new Generator(1));
  }

  private static Hyperparameters gaussian() {
    return new Hyperparameters().set(PolicyParams.TYPE, "gaussian");
  }

  /** The bound holds up to five standard errors, and a flow is closer than a Gaussian. */
  @ParameterizedTest
  @CsvSource({"BANANA, sylvester", "RING, affine", "WAVE, continuous"})
  void aFlowIsCloserToTheEvidenceThanAGaussian(PlaneTarget target, String family) {
    VariationalFit gaussian = fit(target, gaussian());
    VariationalFit flow =
        fit(
            target,
            new Hyperparameters()
                .set(PolicyParams.TYPE, "normalizing-flow")
                .set(PolicyParams.FLOW_FAMILY, family)
                .set(PolicyParams.FLOW_PAIRS, 2)
                .set(PolicyParams.FLOW_UNITS, 8)
                .set(PolicyParams.FLOW_STATE_UNITS, 4));
    double evidence = target.logEvidence();
    assertThat(gaussian.elbo()).isLessThan(evidence + 5 * gaussian.standardError());
    assertThat(flow.elbo())
        .isLessThan(evidence + 5 * flow.standardError())
        .isGreaterThan(gaussian.elbo() + 5 * gaussian.standardError() + 0.05);
    double[] logTarget = PlaneTarget.GRID.evaluate(target::logDensity);
    double[] logDensity = flow.policy().logDensity(PlaneTarget.GRID);
    GridDivergence divergence = GridDivergence.of(PlaneTarget.GRID, logDensity, logTarget);
    assertThat(divergence.mass()).isCloseTo(1, within(5e-3));
    assertThat(evidence - flow.elbo())
        .isCloseTo(divergence.nats(), within(5 * flow.standardError() + 5e-3));
  }

  @Test
  void theEvidenceOfABentGaussianIsItsArea() {
    assertThat(PlaneTarget.BANANA.logEvidence()).isCloseTo(Math.log(1.6 * Math.PI), within(1e-3));
  }

  @ParameterizedTest
  @EnumSource(PlaneTarget.class)
  void theGridHoldsTheTarget(PlaneTarget target) {
    double[] wide = new Grid(12, 601).evaluate(target::logDensity);
    assertThat(GridDivergence.logIntegral(new Grid(12, 601), wide))
        .isCloseTo(target.logEvidence(), within(1e-3));
  }
}
