package org.sluice.learning.rollout;

import static org.sluice.learning.golden.Golden.assertClose;

import org.sluice.learning.golden.Golden;
import org.sluice.learning.golden.GoldenTest;

/** Running statistics against the reference numbers, update by update. */
class ObservationNormaliserGoldenTest {

  @GoldenTest("learning/normaliser")
  void statistics(Golden golden) {
    ObservationNormaliser normaliser = new ObservationNormaliser(golden.integer("dim"));
    assertStatistics(normaliser.statistics(), golden.at("initial"));
    for (Golden step : golden.list("steps")) {
      assertProbe(normaliser.statistics(), step, "probe_normalised_before_update");
      normaliser.update(step.array("batch"));
      assertStatistics(normaliser.statistics(), step);
      assertProbe(normaliser.statistics(), step, "probe_normalised_after_update");
    }
  }

  private static void assertStatistics(ObservationStatistics statistics, Golden expected) {
    assertClose("means", statistics.means(), expected.array("mean"));
    assertClose("deviations", statistics.deviations(), expected.array("std"));
  }

  private static void assertProbe(ObservationStatistics statistics, Golden step, String field) {
    double[] normalised = new double[step.array("probe").length];
    statistics.normalise(step.array("probe"), normalised);
    assertClose(field, normalised, step.array(field));
  }
}
