package org.sluice.jobs.report.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.run.WrittenTrials;
import org.sluice.jobs.run.recorded.RecordedTrials;

class TrialResultTest {

  @TempDir private Path folder;

  private double[] divergences() {
    return TrialResult.of(RecordedTrials.below(List.of(folder)).trials().get(0))
        .series(Quantity.DIVERGENCE)
        .values();
  }

  /** The update's own estimate can be negative. */
  @Test
  void theDivergenceIsTheEstimateThatIsNeverNegative() throws IOException {
    WrittenTrials.write(folder, WrittenTrials.trial(1, "gaussian", 0.01, 2), 1, -5, -4);
    assertThat(divergences()).containsExactly(0.0102, 0.0102);
    Path progress = folder.resolve("progress.csv");
    String old = Files.readString(progress).replace(",0.0102,", ",,");
    Files.writeString(progress, old);
    assertThat(divergences()).containsExactly(0.0098, 0.0098); // an older build's
    Files.writeString(progress, old.replace(",0.0098,", ",,"));
    assertThat(divergences()).isEmpty();
  }

  @Test
  void whatAnAlgorithmDoesNotReportIsMissing() throws IOException {
    WrittenTrials.write(folder, WrittenTrials.trial(1, "gaussian", 0.01, 2), 1, -5, -4);
    WrittenTrials.asOfAnotherAlgorithm(folder);
    assertThat(divergences()).isEmpty();
    TrialResult result = TrialResult.of(RecordedTrials.below(List.of(folder)).trials().get(0));
    assertThat(result.series(Quantity.ENTROPY).values()).isEmpty();
    assertThat(result.series(Quantity.RETURN).values()).containsExactly(-5, -4);
  }
}
