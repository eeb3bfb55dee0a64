package org.sluice.jobs.relearn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.run.Runs;
import org.sluice.jobs.run.files.SnapshotFile;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.Trial;

class SnapshotFilesTest {

  private static final Trial TRIAL = Runs.trial("t");
  private static final Published NOTHING =
      new Published(Map.of(), OptionalInt.empty(), Map.of(), List.of());

  @TempDir private Path folder;

  /** As when a run that learns has another best policy by the time that the first is compared. */
  @Test
  void aFileThatIsReplacedMeanwhileIsComparedAsItWasRead() throws IOException {
    write(Runs.snapshot(TRIAL, 3));
    Comparison comparison = new Comparison(NOTHING, SnapshotFiles.of(folder));
    write(Runs.snapshot(TRIAL, 4));
    comparison.policy(Runs.snapshot(TRIAL, 3));
    comparison.policy(Runs.snapshot(TRIAL, 4));
    Compared compared = comparison.result();
    assertThat(compared.difference()).isEmpty();
    assertThat(compared.snapshots()).isEqualTo(1);
  }

  private void write(PolicySnapshot snapshot) throws IOException {
    Path snapshots = Files.createDirectories(folder.resolve("snapshots"));
    Files.write(snapshots.resolve("best"), SnapshotFile.encode(snapshot));
  }
}
