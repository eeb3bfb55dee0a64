package org.sluice.jobs.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.env.Env;
import org.sluice.env.TaskProvider;

/** The example in docs/own-environment, from source to run. */
class OwnEnvironmentIT {

  private static final Path SAMPLE = Path.of("../docs/own-environment");

  @TempDir private static Path folder;
  private static Path jar;

  /** Against the module that the sample's build file names, and nothing else. */
  @BeforeAll
  static void build() throws Exception {
    jar = OwnJar.build(SAMPLE, "example/Corridor.java", folder, Env.class);
  }

  @Test
  void trainsAndIsEvaluated() throws Exception {
    Path run = folder.resolve("run");
    String training =
        OwnJar.succeed(
            folder,
            jar,
            "learn-local",
            SAMPLE.resolve("corridor.yaml"),
            "--set",
            "environment.speed=0.2",
            "--run",
            run.toString());
    assertThat(training).contains("20,480 of 20,480 steps");
    String evaluation =
        OwnJar.succeed(folder, jar, "evaluate", run.resolve("snapshots/last"), "--deterministic");
    assertThat(evaluation).contains("Corridor-v0+speed=0.2, gaussian policy").contains("episodes");
  }

  @Test
  void aJarThatCannotBeLoadedIsASentence() throws Exception {
    Path damaged = OwnJar.damaged(folder, TaskProvider.class);
    OwnJar.Outcome outcome = OwnJar.run(folder, damaged.toString(), "env", "list");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.printed()).contains("example.Missing").hasLineCount(1);
  }

  @Test
  void anIdThatThereIsAlreadyIsASentence() throws Exception {
    Path copy = Files.copy(jar, folder.resolve("copy.jar"));
    Path other = folder.resolve("other");
    Files.createDirectories(other.resolve("META-INF/services"));
    Files.writeString(
        other.resolve("META-INF/services/org.sluice.env.TaskProvider"),
        Twice.class.getName() + "\n");
    Path twice = OwnJar.pack(folder.resolve("twice.jar"), other);
    OwnJar.Outcome outcome = OwnJar.run(folder, copy + File.pathSeparator + twice, "env", "list");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.printed())
        .contains(Twice.class.getName())
        .contains("'CartPole-v1', which already exists")
        .hasLineCount(1);
  }

  @Test
  void theBuildFileNamesThisVersion() throws Exception {
    OwnJar.assertNamesThisVersion(SAMPLE, "sluice-envs");
  }
}
