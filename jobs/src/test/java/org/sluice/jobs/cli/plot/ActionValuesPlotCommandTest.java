package org.sluice.jobs.cli.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.cli.Console;
import org.sluice.jobs.run.Runs;
import org.sluice.jobs.run.files.SnapshotFile;

class ActionValuesPlotCommandTest {

  /** Soft Q-learning on a bandit whose rewards are its action values. */
  private static Path trained(Path folder, boolean publishes) {
    Console console =
        Console.run(
            "learn-local",
            "../conf/experiments/sql-bandit.yaml",
            "--set=environment=CorrelatedBandit-v0",
            "--set=total-steps=3000",
            "--set=publish-critic=" + publishes,
            "--run=" + folder.resolve("run"));
    assertThat(console.exitCode()).as(console.err()).isZero();
    return folder.resolve("run").resolve("snapshots").resolve("last");
  }

  @Test
  void actionValuesAreDrawn(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("new").resolve("q");
    Console console =
        Console.run(
            "plot", "q-values", trained(folder, true), "--state=0", "--state=0.0", "--out=" + file);
    assertThat(console.err()).isEmpty();
    assertThat(console.exitCode()).isZero();
    assertThat(ImageIO.read(Path.of(file + ".png").toFile()).getWidth()).isBetween(1000, 4000);
    List<String> rows = Files.readAllLines(Path.of(file + ".csv"));
    assertThat(rows).hasSize(1 + 2 * 81 * 81).first().isEqualTo("state,first,second,q");
    // The reward is highest along the diagonal, and lowest in the other two corners.
    double along = value(rows, 60, 60) + value(rows, 20, 20);
    double across = value(rows, 80, 0) + value(rows, 0, 80);
    assertThat(along).isGreaterThan(across);
  }

  private static double value(List<String> rows, int column, int row) {
    return Double.parseDouble(rows.get(1 + 81 * row + column).split(",", -1)[3]);
  }

  @Test
  void aSnapshotWithoutThemIsRefused(@TempDir Path folder) {
    Path snapshot = trained(folder, false);
    Console console =
        Console.run("plot", "q-values", snapshot, "--state=0", "--out=" + folder.resolve("q"));
    assertThat(console.exitCode()).isNotZero();
    assertThat(console.err()).contains("publish-critic: true").hasLineCount(1);
    assertThat(folder.resolve("q.png")).doesNotExist();
  }

  @Test
  void onlyPairsOfNumbersAreDrawn(@TempDir Path folder) throws IOException {
    Path one =
        Files.write(folder.resolve("one"), SnapshotFile.encode(Runs.snapshot(Runs.trial("t"), 1)));
    Console console = Console.run("plot", "q-values", one, "--state=0,0,0");
    assertThat(console.exitCode()).isNotZero();
    assertThat(console.err()).contains("only pairs of numbers").hasLineCount(1);
  }

  @Test
  void aStateIsNumbers(@TempDir Path folder) {
    Console console = Console.run("plot", "q-values", folder.resolve("none"), "--state=0,x");
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err()).contains("--state must be numbers separated by commas, not '0,x'");
  }
}
