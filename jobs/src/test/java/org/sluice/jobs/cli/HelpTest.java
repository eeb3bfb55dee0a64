package org.sluice.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Every command has complete help; new commands are tested automatically. */
class HelpTest {

  /** Every command, as the words that call it. */
  static Stream<List<String>> commands() {
    List<List<String>> commands = new ArrayList<>();
    collect(List.of(), Sluice.commandLine(), commands);
    return commands.stream();
  }

  private static void collect(List<String> words, CommandLine command, List<List<String>> all) {
    all.add(words);
    command
        .getSubcommands()
        .forEach(
            (name, verb) -> {
              List<String> longer = new ArrayList<>(words);
              longer.add(name);
              collect(longer, verb, all);
            });
  }

  private static CommandSpec spec(List<String> words) {
    CommandLine command = Sluice.commandLine();
    for (String word : words) {
      command = command.getSubcommands().get(word);
    }
    return command.getCommandSpec();
  }

  @Test
  void everyCommandIsInTheDocumentation() throws IOException {
    String documented = Files.readString(Path.of("../docs/commands.md"));
    for (String command : Sluice.commandLine().getSubcommands().keySet()) {
      if (!command.equals("help")) {
        assertThat(documented).contains("`./sluice " + command);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpIsComplete(List<String> words) {
    List<String> arguments = new ArrayList<>(words);
    arguments.add("--help");
    Console console = Console.run(arguments.toArray());
    assertThat(console.exitCode()).isZero();
    assertThat(console.err()).isEmpty();
    assertThat(console.out()).contains("Usage: ").contains("--help");

    CommandSpec spec = spec(words);
    assertThat(spec.usageMessage().description().length + spec.usageMessage().header().length)
        .isPositive();
    for (ArgSpec argument : spec.args()) {
      assertThat(argument.hidden()).as(argument.paramLabel()).isFalse();
      assertThat(String.join("", argument.description())).as(argument.toString()).isNotBlank();
    }
    for (String verb : spec.subcommands().keySet()) {
      assertThat(console.out()).contains("\n  " + verb);
    }
  }

  /** Every default must be documented. */
  @ParameterizedTest
  @MethodSource("commands")
  void helpTellsDefaults(List<String> words) {
    List<String> arguments = new ArrayList<>(words);
    arguments.add("--help");
    String help = Console.run(arguments.toArray()).out().replaceAll("\\s+", " ");
    for (ArgSpec argument : spec(words).args()) {
      if (argument.defaultValue() != null && argument.arity().max() > 0) {
        assertThat(help).contains("Default: " + argument.defaultValue() + ".");
      }
    }
  }

  @Test
  void helpIsAlsoAVerb() {
    assertThat(Console.run("help", "env").out()).isEqualTo(Console.run("env", "--help").out());
    assertThat(Console.run("env", "help", "rollout").out())
        .isEqualTo(Console.run("env", "rollout", "--help").out());
  }

  @Test
  void everyVerbTellsTheVersion() {
    Console version = Console.run("--version");
    assertThat(version.exitCode()).isZero();
    assertThat(version.out()).startsWith("sluice ");
    assertThat(Console.run("env", "--version").out()).isEqualTo(version.out());
    assertThat(Console.run("env", "list", "--version").out()).isEqualTo(version.out());
  }
}
