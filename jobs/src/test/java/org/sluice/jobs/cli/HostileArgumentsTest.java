package org.sluice.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Invalid arguments give a sentence, the right exit code and no stack trace. */
class HostileArgumentsTest {

  private static final Path PENDULUM = Path.of("..", "conf", "pendulum.yaml");

  @TempDir private Path home;

  @BeforeEach
  void whatIsInTheWay() throws IOException, InterruptedException {
    Files.createDirectory(home.resolve("folder"));
    Files.createFile(home.resolve("empty"));
    Files.writeString(home.resolve("text"), "no more than words");
    Files.write(home.resolve("bytes"), new byte[] {0, -1, 7, -128, 10});
    Files.createDirectories(home.resolve("loop/a"));
    Files.createSymbolicLink(home.resolve("loop/a/up"), home.resolve("loop"));
    Files.createSymbolicLink(home.resolve("dangling"), home.resolve("nowhere"));
    assertThat(new ProcessBuilder("mkfifo", home.resolve("pipe").toString()).start().waitFor())
        .isZero();
  }

  /** Commands that read a file or a folder, each called with invalid ones. */
  static Stream<List<String>> readers() {
    List<String> calls =
        List.of(
            "evaluate @",
            "top @ --once",
            "report @ --out new",
            "env verify @",
            "train --resume @",
            "submit --resume @",
            "cluster status --folder @",
            "cluster stop --folder @");
    List<String> things =
        List.of("folder", "empty", "text", "bytes", "loop", "dangling", "pipe", "none", "");
    return calls.stream()
        .flatMap(call -> things.stream().map(thing -> List.of(call.replace("@", thing))));
  }

  @ParameterizedTest
  @MethodSource("readers")
  void whatIsReadIsCheckedFirst(List<String> line) {
    expectSentence(line.get(0));
  }

  /** Commands that create a file or a folder, each given a place where that is impossible. */
  @ParameterizedTest
  @CsvSource({
    "train CONF --run text, 1",
    "train CONF --run text/run, 1",
    "train CONF --run folder/.., 2",
    "train CONF --run /, 2",
    "train CONF --run /proc/run, 1",
    "learn-local CONF --run text/run, 1",
    "learn-local CONF --run /, 2",
    "learn-local CONF --run dangling, 1",
    "submit CONF --run /, 2",
    "plot kl-ball --out text, 1",
    "plot kl-ball --seeds 0, 2",
    "theory bounds --csv text/table, 1",
    "theory bounds --processes 0, 2",
    "chaos --rounds 0, 2",
    "chaos --recovery -1, 2",
    "chaos --table text/table, 1",
    "learn-local folder, 2",
    "learn-local bytes, 2",
    "learn-local empty, 2",
    "train none, 2",
    "train text, 2",
    "submit bytes, 2"
  })
  void whatIsMadeIsCheckedFirst(String line, int exitCode) {
    assertThat(expectSentence(line).exitCode()).isEqualTo(exitCode);
  }

  @Test
  void anEmptyPathIsNoFolder() {
    for (String verb : List.of("train", "evaluate", "top", "report", "learn-local")) {
      Console console = Console.run(verb, "");
      assertThat(console.exitCode()).isEqualTo(2);
      assertThat(console.err()).contains("'' is not a valid path");
    }
    assertThat(Console.run("train", PENDULUM, "--run", "").err()).contains("--run needs a name");
  }

  private Console expectSentence(String line) {
    Object[] words =
        Stream.of(line.split(" ", -1))
            .map(
                word ->
                    word.equals("CONF")
                        ? PENDULUM
                        : word.matches(
                                "(folder|empty|text|bytes|loop|dangling|pipe|none|new)(/.*)?")
                            ? home.resolve(word)
                            : word)
            .toArray();
    Console console = Console.run(words);
    assertThat(console.exitCode()).as(line).isIn(1, 2);
    assertThat(console.err()).as(line).startsWith("sluice: ").doesNotContain("\tat ", "Exception");
    return console;
  }
}
