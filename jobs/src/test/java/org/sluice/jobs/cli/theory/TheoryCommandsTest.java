package org.sluice.jobs.cli.theory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.jobs.cli.Console;
import picocli.CommandLine;

class TheoryCommandsTest {

  private static final Path DOCUMENT = Path.of("../docs/theory.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("```\n\\$ \\./sluice (theory [^\n]*)\n(.*?)```", Pattern.DOTALL);

  /** Each example of the document, as the command and its output. */
  static Stream<List<String>> examples() throws IOException {
    return EXAMPLE
        .matcher(Files.readString(DOCUMENT))
        .results()
        .map(match -> List.of(match.group(1), match.group(2)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theDocumentShowsWhatIsPrinted(List<String> example) {
    Console console = Console.run((Object[]) example.get(0).split(" ", -1));
    assertThat(console.err()).isEmpty();
    assertThat(console.out().strip()).isEqualTo(example.get(1).strip());
  }

  @Test
  void theDocumentShowsEveryCommand() throws IOException {
    assertThat(examples().map(example -> example.get(0).split(" ", -1)[1]))
        .containsExactlyInAnyOrderElementsOf(
            new CommandLine(new TheoryCommand())
                .getSubcommands().keySet().stream().filter(name -> !name.equals("help")).toList());
  }

  @Test
  void theTableIsWrittenWithAllDigits(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("new/iterations.csv");
    Console console =
        Console.run("theory", "iterations", "--iterations=30", "--gamma=0.5", "--csv=" + file);
    assertThat(console.err()).isEmpty();
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.get(0)).startsWith("iteration,policy_iteration,conservative,its_max_kl,mm,");
    assertThat(lines).hasSize(8);
    String[] last = lines.get(7).split(",", -1);
    assertThat(last[0]).isEqualTo("30");
    assertThat(Double.parseDouble(last[4])).isBetween(0.0, 0.1);
    assertThat(last[4].length()).isGreaterThan(10);
  }

  @Test
  void allThatIsWrongIsTold() {
    Console console =
        Console.run("theory", "operators", "--states=1", "--gamma=1", "--beta=0", "--actions=99");
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.out()).isEmpty();
    assertThat(console.err())
        .contains(
            "--beta must be from 0.001 to 1000, not 0.0; --states must be from 2 to 50, not 1;"
                + " --actions must be from 2 to 20, not 99; --gamma must be from 0 to 0.999, not"
                + " 1.0");
  }
}
