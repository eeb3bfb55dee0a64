package org.sluice.jobs.watch.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.run.WrittenTrials;

class FolderSourceTest {

  private static final int READINGS_UNTIL_A_LOOK = 5;

  @TempDir Path home;

  @BeforeEach
  void train() {
    write("a", 1, 3, 4);
    write("b", 2, 5, 6);
  }

  private void write(String folder, long seed, double... returns) {
    WrittenTrials.write(
        home.resolve(folder), WrittenTrials.trial(seed, "gaussian", 0.01, 10), 1, returns);
  }

  private static Source.Reading read(FolderSource source) {
    Source.Reading reading = source.read();
    for (int i = 1; i < READINGS_UNTIL_A_LOOK; i++) {
      reading = source.read();
    }
    return reading;
  }

  private static double[] returns(WatchedRow row) {
    return row.history().series("time/total_timesteps", "rollout/ep_rew_mean").values();
  }

  @Test
  void keepsTheRowsOfKnownTrials() {
    FolderSource source = new FolderSource(List.of(home, home.resolve("b")));
    List<WatchedRow> before = read(source).trials();
    write("c", 3, 7);
    List<WatchedRow> after = read(source).trials();
    assertThat(before).hasSize(2);
    assertThat(after).hasSize(3);
    assertThat(after.get(1).history()).isSameAs(before.get(1).history());
    assertThat(returns(after.get(1))).containsExactly(5, 6);
    assertThat(returns(after.get(2))).containsExactly(7);
  }

  /** A deleted trial stays as it was; one that takes its place has its own keys and rows. */
  @Test
  void followsAnotherTrialInTheSamePlace() throws Exception {
    FolderSource source = new FolderSource(List.of(home));
    read(source);
    FileUtils.deleteDirectory(home.resolve("b").toFile());
    WatchedRow deleted = read(source).trials().get(1);
    assertThat(deleted.configuration()).containsEntry("seed", "2");
    assertThat(returns(deleted)).containsExactly(5, 6);
    write("b", 9, 8);
    WatchedRow trained = read(source).trials().get(1);
    assertThat(trained.configuration()).containsEntry("seed", "9");
    assertThat(returns(trained)).containsExactly(8);
  }

  @Test
  void saysWhichTrialsItLeavesOut() {
    FolderSource source = new FolderSource(List.of(home), 1);
    write("c", 3, 7);
    for (int look = 0; look < 2; look++) {
      Source.Reading reading = read(source);
      assertThat(reading.trials()).extracting(WatchedRow::name).containsExactly("a");
      assertThat(reading.problems()).containsExactly("shows the first 1 of 3 trials");
    }
  }
}
