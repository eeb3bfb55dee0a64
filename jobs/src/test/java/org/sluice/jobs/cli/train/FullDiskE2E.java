package org.sluice.jobs.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.cli.SluiceProcess;

/** {@code train} on a disk that really fills up: a small one, mounted for the test's processes. */
@Tag("mount")
class FullDiskE2E {

  @TempDir private Path folder;
  private Path disk;
  private Path configuration;

  @BeforeEach
  void prepare() throws IOException {
    disk = Files.createDirectory(folder.resolve("disk"));
    configuration =
        Files.write(
            folder.resolve("small.yaml"),
            List.of(
                "environment: Pendulum-v1",
                "total-steps: 102400",
                "batch: 2048",
                "checkpoint-interval: 0.2",
                "policy: {type: gaussian, hidden: 8}"));
  }

  /**
   * Runs a shell script in which {@code $0} is the disk and {@code "$@"} the command.
   *
   * @return what it printed
   */
  private String run(String size, String script) throws Exception {
    SluiceProcess process =
        SluiceProcess.startUnder(
            List.of(
                "unshare",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                "mount -t tmpfs -o size=" + size + " tmpfs \"$0\" && cd \"$0\" && " + script,
                disk.toString()),
            folder.resolve("log"));
    assertThat(process.end()).as(process.printed()).isZero();
    return process.printed();
  }

  private String train(String settings) {
    return "{ \"$@\" train '" + configuration + "' " + settings + "; echo \"exit $?\"; }";
  }

  private static void assertThatItIsASentence(String printed) {
    assertThat(printed.lines().filter(line -> line.startsWith("\tat ") || line.contains("ERROR")))
        .as(printed)
        .isEmpty();
    assertThat(printed).contains("exit 1\n");
  }

  @Test
  void aRunGoesOnWhenThereIsSpaceAgain() throws Exception {
    Path run = disk.resolve("run");
    String printed =
        run(
            "3m",
            train("--run " + run)
                + " && mount -o remount,size=200m \"$0\" && \"$@\" train --resume "
                + run
                + " && echo resumed");
    assertThatItIsASentence(printed);
    assertThat(printed)
        .contains("no space is left on the disk of " + run)
        .contains("; free some space, then resume with: ./sluice train --resume " + run + "\n")
        .contains("102,400 of 102,400 steps")
        .endsWith("resumed\n");
  }

  @Test
  void aRunThatHasNoSpaceToBeginWithLeavesNothing() throws Exception {
    String printed =
        run("100k", train("--run " + disk.resolve("run")) + " && ls -A && echo listed");
    assertThatItIsASentence(printed);
    assertThat(printed)
        .contains("the embedded broker does not start: no space is left on the disk of " + disk)
        .endsWith("; free some space, then start again\nexit 1\nlisted\n");
  }

  @Test
  void checkpointsOnADiskOfTheirOwn() throws Exception {
    Path run = folder.resolve("run");
    String settings =
        " --set checkpoint-directory="
            + disk.resolve("checkpoints")
            + " --set total-steps=100000000"
            + " --set checkpoint-interval=0.05"
            + " --set flink.restart-strategy.type=fixed-delay"
            + " --set flink.restart-strategy.fixed-delay.attempts=1";
    String printed = run("8k", train("--run " + run + settings));
    assertThatItIsASentence(printed);
    assertThat(printed)
        .contains("the job failed: no space is left on the disk of " + disk.resolve("checkpoints"))
        .contains("; free some space, then resume with: ./sluice train --resume " + run + "\n");
  }

  @Test
  void temporaryFiles() throws Exception {
    String printed =
        run(
            "2m",
            "export JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=$0 && "
                + train("--run " + folder.resolve("run")));
    assertThatItIsASentence(printed);
    assertThat(printed)
        .contains("the job does not start: no space is left on the disk of " + disk + " (")
        .contains("; free some space, then start again\n");
  }
}
