package org.sluice.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    assertThat(console.out()).isEqualTo("1 trial, 9 files: open " + out + "/report.html\n");
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
    assertThat(console.err()).contains("nowhere: there is no such folder");
    assertThat(out).doesNotExist();
  }
}
