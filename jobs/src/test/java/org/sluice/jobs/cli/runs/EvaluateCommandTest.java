package org.sluice.jobs.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.cli.Console;
import org.sluice.jobs.conf.Configuration;

/** From learning to evaluating and drawing a learned policy. */
class EvaluateCommandTest {

  @TempDir static Path folder;

  private static Path run;

  @BeforeAll
  static void learn() throws IOException {
    run = folder.resolve("goals");
    Path configuration =
        Files.writeString(
            folder.resolve("goals.yaml"),
            "environment: MultiGoal-v0\nbatch: 256\ntotal-steps: 1000\nlanes: 2\n");
    Console console =
        Console.run("learn-local", configuration, "--run", run, "--set", "snapshot-every=3");
    assertThat(console.err()).isEmpty();
    assertThat(console.exitCode()).isZero();
    assertThat(console.out().lines())
        .last()
        .asString()
        .matches(
            "goals  1,024 of 1,024 steps .* steps/s  return .*KL .*entropy .*done in 0:\\d\\d");
  }

  @Test
  void learningLeftItsDirectory() throws IOException {
    for (String name : List.of("first", "best", "last", "version-000003")) {
      assertThat(run.resolve("snapshots").resolve(name)).isNotEmptyFile();
    }
    assertThat(run.resolve("curve.png")).isNotEmptyFile();
    assertThat(Files.readString(run.resolve("progress.csv"))).hasLineCount(1 + 4);
    assertThat(Configuration.read(run.resolve("configuration.yaml"), List.of()).name())
        .isEqualTo("goals");
    assertThat(run.resolve("lock")).isEmptyFile();
  }

  @Test
  void aUsedDirectoryIsRefusedBeforeAnythingIsLearned() {
    Console again = Console.run("learn-local", folder.resolve("goals.yaml"), "--run", run);
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.out()).isEmpty();
    assertThat(again.err().strip())
        .isEqualTo(
            "sluice: "
                + run
                + ": is not empty; remove it, or give this run another name with --run");
  }

  @Test
  void printsReturnAndLength() {
    Console console = evaluate("--episodes", 20);
    assertThat(console.err()).isEmpty();
    assertThat(console.exitCode()).isZero();
    List<String> lines = console.out().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0))
        .isEqualTo(
            "MultiGoal-v0, normalizing-flow policy, version 4 after 1,024 steps;"
                + " actions sampled, seed 0");
    assertThat(lines.get(1)).isEqualTo("episodes   20");
    assertThat(lines.get(2)).matches("return     -\\S+ ± \\S+ \\(min -\\S+, max -?\\S+\\)");
    assertThat(lines.get(3)).matches("length     \\S+ \\(min \\d+, max \\d+\\)");
  }

  @Test
  void theSeedDecidesAll() {
    String first = evaluate("--episodes", 5, "--seed", 3).out();
    assertThat(evaluate("--episodes", 5, "--seed", 3).out()).isEqualTo(first);
    assertThat(evaluate("--episodes", 5, "--seed", 4).out()).isNotEqualTo(first);
    assertThat(evaluate("--episodes", 5, "--seed", 3, "--deterministic").out())
        .contains("actions deterministic, seed 3")
        .isNotEqualTo(first);
  }

  @Test
  void picturesAreTheSameEveryTime() throws IOException {
    Path one = folder.resolve("pictures").resolve("one.png");
    Path two = folder.resolve("pictures").resolve("two.png");
    assertThat(evaluate("--episodes", 4, "--picture", one).err()).isEmpty();
    assertThat(evaluate("--episodes", 4, "--picture", two).exitCode()).isZero();
    assertThat(one).isNotEmptyFile().hasSameBinaryContentAs(two);
  }

  @Test
  void aFilmIsAPageWithWhatHappened() throws IOException {
    Path one = folder.resolve("films").resolve("one.html");
    Path two = folder.resolve("films").resolve("two.html");
    Console console = evaluate("--episodes", 2, "--film", one);
    assertThat(console.err()).isEmpty();
    assertThat(evaluate("--episodes", 2, "--film", two).exitCode()).isZero();
    assertThat(one).hasSameBinaryContentAs(two);
    assertThat(one)
        .content()
        .contains("<h1>" + console.out().lines().findFirst().orElseThrow() + "</h1>")
        .contains("\"episode\":1,\"step\":1,\"reward\":-");
    Console withPicture =
        evaluate("--episodes", 2, "--film", two, "--picture", folder.resolve("both.png"));
    assertThat(withPicture.out()).isEqualTo(console.out());
    assertThat(one).hasSameBinaryContentAs(two);
  }

  @Test
  void aTaskThatCannotBeDrawnHasNoFilm() throws IOException {
    Path configuration =
        Files.writeString(
            folder.resolve("bandit.yaml"),
            "environment: BimodalBandit-v0\nbatch: 64\ntotal-steps: 64\n");
    Path bandit = folder.resolve("bandit");
    Console.run("learn-local", configuration, "--run", bandit);
    Path film = folder.resolve("no.html");
    Console console = Console.run("evaluate", bandit.resolve("snapshots/last"), "--film", film);
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err())
        .contains(
            "--film: BimodalBandit-v0 cannot be drawn: it does not implement"
                + " org.sluice.env.Drawable");
    assertThat(film).doesNotExist();
  }

  @Test
  void whatCannotBeDoneIsSaid() throws IOException {
    Console none = Console.run("evaluate", folder.resolve("none"));
    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(none.err()).contains("none: no such file").hasLineCount(1);
    Console foreign = Console.run("evaluate", folder.resolve("goals.yaml"));
    assertThat(foreign.exitCode()).isEqualTo(1);
    assertThat(foreign.err()).contains("is not a Sluice snapshot").hasLineCount(1);
    Console zero = evaluate("--episodes", 0);
    assertThat(zero.exitCode()).isEqualTo(2);
    assertThat(zero.err()).contains("--episodes must be at least 1, not 0");
    Console unwritable = evaluate("--picture", folder);
    assertThat(unwritable.exitCode()).isEqualTo(1);
    assertThat(unwritable.err()).contains("cannot be written").hasLineCount(1);
  }

  @Test
  void aTaskWithoutPlacesHasNoPicture() throws IOException {
    Path configuration =
        Files.writeString(
            folder.resolve("swing.yaml"),
            "environment: Pendulum-v1\nbatch: 256\ntotal-steps: 256\n");
    Path swing = folder.resolve("swing");
    Console.run("learn-local", configuration, "--run", swing);
    Path picture = folder.resolve("no.png");
    Console console =
        Console.run("evaluate", swing.resolve("snapshots/last"), "--picture", picture);
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err()).contains("--picture: Pendulum-v1 has no position in a plane to draw");
    assertThat(picture).doesNotExist();
  }

  private static Console evaluate(Object... arguments) {
    return Console.run(List.of("evaluate", run.resolve("snapshots").resolve("last")), arguments);
  }
}
