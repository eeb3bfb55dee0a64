package org.sluice.jobs.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.cli.Console;
import org.sluice.jobs.run.WrittenTrials;

class ReportCommandTest {

  @TempDir Path home;
  private Path run;
  private Path out;

  @BeforeEach
  void writeRun() {
    run = home.resolve("run");
    out = home.resolve("report");
    WrittenTrials.write(run, WrittenTrials.trial(1, "gaussian", 0.01, 2), 1, -20, -10);
  }

  @Test
  void writesAReportAndSaysWhere() {
    Console console = Console.run("report", run, "--out", out, "--iqm");
    assertThat(console.err()).isEmpty();
    assertThat(console.exitCode()).isZero();
    assertThat(console.out()).isEqualTo("1 trial, 13 files: open " + out + "/report.html\n");
    assertThat(out.resolve("report.html")).isNotEmptyFile();
    assertThat(out.resolve("curves-iqm-Pendulum-v1.svg")).isNotEmptyFile();
  }

  @Test
  void aFolderThatIsGivenTwiceCountsOnce() {
    assertThat(Console.run("report", run, home, run.resolve("."), "--out", out).out())
        .startsWith("1 trial, ");
  }

  @Test
  void nothingIsOverwrittenUnlessForced() throws IOException {
    Files.createDirectories(out);
    Files.writeString(out.resolve("final.csv"), "mine\n");
    Console refused = Console.run("report", run, "--out", out);
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains(out + ": is not empty").hasLineCount(1);
    assertThat(out).isDirectoryContaining("glob:**final.csv");
    assertThat(out.resolve("final.csv")).hasContent("mine\n");
    assertThat(out.resolve("report.html")).doesNotExist();

    Console forced = Console.run("report", run, "--out", out, "--force");
    assertThat(forced.exitCode()).isZero();
    assertThat(out.resolve("final.csv")).content().startsWith("environment,group");
  }

  @Test
  void badInputIsASentenceAndLeavesTheOldReportAsItWas() throws IOException {
    Console.run("report", run, "--out", out);
    String before = Files.readString(out.resolve("final.csv"));
    Path progress = run.resolve("progress.csv");
    Files.writeString(progress, Files.readString(progress).replace("-10.0", "ten"));
    Console console = Console.run("report", run, "--out", out, "--force");
    assertThat(console.exitCode()).isEqualTo(1);
    assertThat(console.out()).isEmpty();
    assertThat(console.err())
        .isEqualTo(
            "sluice: "
                + progress
                + ", line 3: rollout/ep_rew_mean is 'ten', which is not a number; the file is"
                + " damaged\n");
    assertThat(out.resolve("final.csv")).hasContent(before);
  }

  @Test
  void whatCannotBeReadIsNamedCountedAndLeftOut() throws IOException {
    Path damaged = home.resolve("damaged");
    WrittenTrials.write(damaged, WrittenTrials.trial(2, "gaussian", 0.01, 2), 1, -20, -10);
    Files.delete(damaged.resolve("configuration.yaml"));
    Path foreign = home.resolve("foreign");
    WrittenTrials.write(foreign, WrittenTrials.trial(3, "gaussian", 0.01, 2), 1, -20, -10);
    Path configuration = foreign.resolve("configuration.yaml");
    Files.writeString(
        configuration, Files.readString(configuration).replace("Pendulum-v1", "Mine-v0"));
    Console console = Console.run("report", run, damaged, foreign, "--out", out);
    assertThat(console.exitCode()).isZero();
    assertThat(console.out()).startsWith("2 trials (1 left out), ");
    assertThat(console.err())
        .isEqualTo(
            "sluice: left out: " + damaged.resolve("configuration.yaml") + ": no such file\n");
    assertThat(out.resolve("final.md")).content().contains("Mine-v0", "Left out", "no such file");
    assertThat(out.resolve("report.html")).content().contains("Left out: 1.", "no such file");
  }

  @Test
  void equalTrialsAreShownApartWithAWarning() throws IOException {
    Path again = home.resolve("again");
    WrittenTrials.write(again, WrittenTrials.trial(1, "gaussian", 0.01, 2), 1, -20, -10);
    Console console = Console.run("report", run, again, "--out", out);
    assertThat(console.exitCode()).isZero();
    assertThat(console.err())
        .contains("the same trial with the same seed 1 in 2 runs")
        .hasLineCount(1);
    assertThat(out.resolve("final.csv")).content().contains("run=again", "run=run");
  }

  @Test
  void aFileIsNoPlaceForAReport() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "x");
    assertThat(Console.run("report", run, "--out", file).err()).contains("is a file, not a folder");
    assertThat(Console.run("report", run, "--out", file, "--force").exitCode()).isEqualTo(1);
  }

  @Test
  void aReportIsOfSomething() {
    assertThat(Console.run("report").exitCode()).isEqualTo(2);
    Console console = Console.run("report", home.resolve("nowhere"), "--out", out);
    assertThat(console.exitCode()).isEqualTo(1);
    assertThat(console.err()).contains("nowhere: no such folder");
    assertThat(out).doesNotExist();
  }
}
