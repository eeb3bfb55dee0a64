package org.sluice.jobs.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.report.result.Group;
import org.sluice.jobs.report.result.Grouping;
import org.sluice.jobs.run.WrittenTrials;
import org.sluice.jobs.run.recorded.RecordedTrials;

class QuantilePlotTest {

  @TempDir Path home;

  private void write(int seed, double value) {
    WrittenTrials.write(
        home.resolve("" + seed), WrittenTrials.trial(seed, "gaussian", 0.01, 1), 1, value);
  }

  private QuantilePlot.Line line() {
    List<Group> groups =
        Grouping.of(RecordedTrials.below(List.of(home)).trials(), List.of()).groups();
    return QuantilePlot.lines(groups).get("gaussian");
  }

  @Test
  void theLowestOfFourIsAtAnEighth() {
    write(1, 7);
    write(2, -3);
    write(3, 9);
    write(4, 8);
    assertThat(line().returns()).containsExactly(-3, 7, 8, 9);
    assertThat(line().places()).containsExactly(0.125, 0.375, 0.625, 0.875);
  }

  @Test
  void whoFailedTakesTheLowestPlace() {
    write(1, 7);
    write(2, 100);
    write(3, 9);
    write(4, 8);
    WrittenTrials.fail(
        home.resolve("2"), WrittenTrials.trial(2, "gaussian", 0.01, 1), 2, "not finite");
    assertThat(line().returns()).containsExactly(7, 8, 9);
    assertThat(line().places()).containsExactly(0.375, 0.625, 0.875);
    assertThat(line().count()).isEqualTo(4);
  }
}
