package org.sluice.jobs.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.cli.Console;

/** From an expert's episodes to a policy that was learned from them. */
class DemonstrateCommandTest {

  @TempDir static Path folder;

  private static Path demonstrations;
  private static Console recorded;

  @BeforeAll
  static void demonstrate() {
    demonstrations = folder.resolve("line.avro");
    recorded =
        Console.run("demonstrate", "TwoEndpoint-v0", "--episodes", 5, "--out", demonstrations);
  }

  private static Console learn(String policy, String... settings) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve(policy + ".yaml"),
            String.format(
                "environment: TwoEndpoint-v0%nalgorithm: behaviour-cloning%npolicy.type: %s%n"
                    + "batch: 100%nlanes: 1%ntotal-steps: 300%nupdates-per-iteration: 2%n",
                policy));
    String[] arguments = new String[3 + 2 * settings.length];
    arguments[0] = "learn-local";
    arguments[1] = file.toString();
    arguments[2] = "--run=" + folder.resolve(policy);
    for (int i = 0; i < settings.length; i++) {
      arguments[3 + 2 * i] = "--set";
      arguments[4 + 2 * i] = settings[i];
    }
    return Console.run((Object[]) arguments);
  }

  @Test
  void printsWhatItHasWritten() {
    assertThat(recorded.err()).isEmpty();
    assertThat(recorded.exitCode()).isZero();
    assertThat(recorded.out().lines().toList().get(1)).matches(" +5 +\\d+ +1.000  TwoEndpoint-v0");
    assertThat(recorded.out()).endsWith("wrote " + demonstrations + System.lineSeparator());
  }

  /** The learned policy demonstrates in turn; its steps are cut where they are to end. */
  @Test
  void isLearnedFrom() throws IOException {
    Console learned = learn("gaussian", "demonstrations=" + demonstrations);
    assertThat(learned.err()).isEmpty();
    assertThat(learned.exitCode()).isZero();
    assertThat(Files.readAllLines(folder.resolve("gaussian/progress.csv")).get(1))
        .contains("ACCEPTED");
    Console again =
        Console.run(
            "demonstrate",
            folder.resolve("gaussian/snapshots/last"),
            "TwoEndpoint-v0",
            "--steps",
            30,
            "--out",
            folder.resolve("both.avro"));
    assertThat(again.err()).isEmpty();
    assertThat(again.out().lines().skip(1).limit(2)).allMatch(line -> line.contains(" 30 "));
  }

  @Test
  void everythingWrongIsToldAtOnceBeforeAnythingRuns() throws IOException {
    Console console =
        learn("normalizing-flow-tanh", "demonstrations=" + folder.resolve("none"), "gamma=0.9");
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err())
        .contains("'gamma' is a key of")
        .contains("demonstrations: " + folder.resolve("none") + " does not exist");
    assertThat(folder.resolve("normalizing-flow-tanh")).doesNotExist();
  }

  @Test
  void aFileMustBeNamedAndFit() throws IOException {
    assertThat(learn("gaussian").err())
        .contains("demonstrations is missing: the file or topic to learn from");
    assertThat(
            learn("gaussian", "demonstrations=" + demonstrations, "environment=Pendulum-v1").err())
        .contains("episode 1 has 1 numbers in its observations of each step, not 3");
  }

  @Test
  void addressesMustBeOfAKnownKind() throws IOException {
    Console console = learn("gaussian", "demonstrations=http://host/file", "gamma=0.9");
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err())
        .contains("'gamma' is a key of")
        .contains(
            "demonstrations: http://host/file is no address of demonstrations, which is ",
            "the path of a file",
            "kafka://HOST:PORT/TOPIC?episodes=N");
  }

  @Test
  void onePlaceMustBeGiven() throws IOException {
    Path ampersand = Files.createFile(folder.resolve("a&b.properties"));
    for (List<String> wrong :
        List.of(
            List.<String>of(),
            List.of("--out=f", "--kafka=h:1", "--topic=t"),
            List.of("--kafka=h:1"),
            List.of("--out=f", "--client=c"),
            List.of("--kafka=h:1", "--topic=a/b"),
            List.of("--kafka=PLAINTEXT://h:9092", "--topic=t"),
            List.of("--kafka=a:1, b:2", "--topic=t"),
            List.of("--kafka=h:1", "--topic=t", "--client=" + ampersand),
            List.of("--kafka=h:1", "--topic=t", "--client=" + folder.resolve("none")))) {
      List<Object> words = new ArrayList<>(List.of("demonstrate", "TwoEndpoint-v0"));
      words.addAll(wrong);
      Console console = Console.run(words.toArray());
      assertThat(console.exitCode()).as("%s", wrong).isEqualTo(2);
      assertThat(console.err()).containsPattern("^sluice: (give |--kafka |--client|--topic: )");
    }
  }

  /** The task observes NaN after 100 steps. */
  @Test
  void numbersThatNobodyCouldLearnFromAreRefused() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("poisoned.yaml"),
            "environment: Poisoned-v0\nbatch: 64\nlanes: 1\ntotal-steps: 64\n");
    Path run = folder.resolve("poisoned");
    assertThat(Console.run("learn-local", file, "--run", run).err()).isEmpty();
    Console console =
        Console.run(
            "demonstrate",
            run.resolve("snapshots/last"),
            "--episodes",
            11,
            "--out",
            folder.resolve("poisoned.avro"));
    assertThat(console.exitCode()).isEqualTo(1);
    assertThat(console.err())
        .startsWith("sluice: an episode of Poisoned-v0, expert: ")
        .endsWith("has the number NaN in its finalObservation" + System.lineSeparator())
        .hasLineCount(1);
  }

  @Test
  void expertsMustFitTogether() {
    Console console =
        Console.run(
            "demonstrate", "TwoEndpoint-v0", "LunarLander-v2", "--out", folder.resolve("x"));
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err()).contains("LunarLander-v2 has other observations or actions");
    Console unscripted = Console.run("demonstrate", "Pendulum-v1", "--out", folder.resolve("y"));
    assertThat(unscripted.exitCode()).isEqualTo(2);
    assertThat(unscripted.err()).contains("Pendulum-v1: this task has no scripted policy");
    assertThat(folder.resolve("y")).doesNotExist();
  }
}
