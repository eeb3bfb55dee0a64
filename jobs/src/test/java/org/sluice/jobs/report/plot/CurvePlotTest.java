package org.sluice.jobs.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.report.result.Curve;
import org.sluice.jobs.report.result.Grouping;
import org.sluice.jobs.report.result.Quantity;
import org.sluice.jobs.run.WrittenTrials;
import org.sluice.jobs.run.recorded.RecordedTrials;

class CurvePlotTest {

  @TempDir Path home;

  private CurvePlot plot() {
    List<Curve> curves =
        Grouping.of(RecordedTrials.below(List.of(home)).trials(), List.of()).groups().stream()
            .map(group -> Curve.of(group, Quantity.RETURN))
            .toList();
    return new CurvePlot(curves, new Palette(List.of("gaussian")));
  }

  private void write(int seed) {
    WrittenTrials.write(
        home.resolve("" + seed), WrittenTrials.trial(seed, "gaussian", 0.01, 2), 0.5, 1, 2);
  }

  @Test
  void aTitlePromisesNoBandOfOneSeed() {
    write(1);
    assertThat(plot().content(Band.DEVIATION)).isEqualTo("one seed");
    write(2);
    assertThat(plot().chart(Band.DEVIATION).getTitle())
        .isEqualTo("Pendulum-v1: mean ± standard deviation, 2 seeds");
  }
}
