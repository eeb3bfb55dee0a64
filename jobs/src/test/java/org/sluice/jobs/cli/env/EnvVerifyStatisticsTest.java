package org.sluice.jobs.cli.env;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.jobs.cli.Console;

/** {@code env verify} with statistics of a thousand episodes of Gymnasium. */
class EnvVerifyStatisticsTest {

  private static final String LANDER =
      """
      {"format": "sluice-statistics/1", "environment": "LunarLanderContinuous-v2", "source": "Gymnasium 1.4.0",
       "rows": [
         {"policy": "zero", "episodes": 1000, "time-limit": 1000,
          "return": {"mean": -132.34, "std": 43.18}, "length": {"mean": 69.59, "std": 12.51}},
         {"policy": "scripted", "episodes": 1000,
          "return": {"mean": 282.83, "std": 24.85}, "length": {"mean": 201.6}}]}
      """;

  private static final String GYMNASIUM =
      """
      {"LunarLanderContinuous-v3/zero": {"seeds": "0..999", "summary":
        {"episodes": 1000, "return_mean": -132.34, "return_std_ddof1": 43.18,
         "length_mean": 69.59, "length_std_ddof1": 12.51}}}
      """;

  @TempDir private Path folder;

  @Test
  void theSamePolicyPlaysAsWell() throws IOException {
    Path file = write(LANDER);
    Console console = Console.run("env", "verify", "--episodes", 20, file);
    assertThat(console.err()).isEmpty();
    assertThat(console.exitCode()).isZero();
    assertThat(console.out().lines().toList())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("ENVIRONMENT "),
            line ->
                assertThat(line)
                    .matches(
                        "LunarLanderContinuous-v2 +zero +20 +-1\\d\\d\\.\\d\\d ± .*"
                            + " -132\\.34 ± 43\\.18 .* ok +"
                            + file),
            line -> assertThat(line).matches(".* scripted +20 +2.* 201\\.60 .* ok +" + file));
    assertThat(Console.run("env", "verify", "--episodes", 20, file).out())
        .isEqualTo(console.out())
        .isNotEqualTo(Console.run("env", "verify", "--episodes", 20, "--seed", 2, file).out());
  }

  @ParameterizedTest
  @CsvSource({"-132.34, -60", "43.18, 0", "69.59, 90", "12.51, 0"})
  void anotherMeanDiffersUnlessItIsUncertain(String number, String other) throws IOException {
    Path file = write(LANDER.replace(number, other));
    Console console = Console.run("env", "verify", "--episodes", 20, file);
    assertThat(console.exitCode()).isEqualTo(other.equals("0") ? 0 : 1);
    assertThat(console.out().lines().skip(1).findFirst().orElseThrow())
        .contains(other.equals("0") ? "  ok  " : "  DIFFERS  ");
  }

  @Test
  void asManyEpisodesAsRecordedAndTheLimitOfTheRow() throws IOException {
    Path file =
        write(
            """
            {"format": "sluice-statistics/1", "environment": "NChain-v0", "source": "by hand", "rows": [
              {"policy": "zero", "episodes": 3, "time-limit": 5,
               "return": {"mean": 0.004, "std": 0}, "length": {"mean": 5, "std": 0}}]}
            """);
    Console console = Console.run("env", "verify", file);
    assertThat(console.exitCode()).isZero();
    assertThat(console.out()).containsPattern("NChain-v0 +zero +3 +0\\.00 ± 0\\.00 .* \\+0\\.00 ");
  }

  @Test
  void statisticsOfGymnasiumAreReadToo() throws IOException {
    Path all = write(GYMNASIUM);
    Console console = Console.run("env", "verify", "--episodes", 20, all);
    assertThat(console.exitCode()).isZero();
    assertThat(console.out()).containsPattern("LunarLanderContinuous-v2 +zero +20 .* ok ");
    String summary = GYMNASIUM.substring(GYMNASIUM.indexOf("\"summary\""));
    Path one =
        write(
            "{\"env\": \"LunarLanderContinuous\", \"policy\": \"zero\", "
                + summary.replace("}}}", "}}"));
    assertThat(Console.run("env", "verify", "--episodes", 20, one).out()).isEqualTo(console.out());
    assertRefused(GYMNASIUM.replace("/zero", "/still"), "a policy must be one of [gauss1, ");
    assertRefused(GYMNASIUM.replace("/zero", ""), "must be ENVIRONMENT/POLICY");
    assertRefused(GYMNASIUM.replace("LunarLanderC", "C"), "'env' must be one of [BipedalWalker, ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "statistics/1 | statistics/2 | 'format' must be 'sluice-statistics/1'",
        "Continuous-v2 | Continuous-v9 | unknown environment 'LunarLanderContinuous-v9'",
        "\"source\" | \"sauce\" | 'source' is missing",
        "\"rows\" | \"rose\" | 'rows' is missing",
        "\"zero\" | \"still\" | rows[0]: 'policy' must be one of [uniform, zero, gaussian, scripted]",
        "\"episodes\": 1000 | \"episodes\": 1 | rows[0]: 'episodes' must be an integer ≥ 2",
        "\"time-limit\": 1000 | \"time-limit\": 0.5 | 'time-limit' must be an integer ≥ 1",
        "\"mean\": -132.34 | \"mine\": 0 | rows[0]: return: 'mean' is missing",
        "\"std\": 43.18 | \"std\": -1 | rows[0]: return: 'std' must be ≥ 0",
        "\"length\": {\"mean\": 69.59, \"std\": 12.51} | \"length\": 7 | 'length' must be an object",
        "LunarLanderContinuous-v2 | BipedalBandit-v0 | unknown environment 'BipedalBandit-v0'",
        "LunarLanderContinuous-v2 | BimodalBandit-v0 | rows[1]: 'time-limit' is missing",
        "LunarLanderContinuous-v2 | Pendulum-v1 | rows[1]: Pendulum-v1: this task has no scripted",
      })
  void aFileThatCannotBeComparedIsNamedWithThePlace(String part, String other, String message)
      throws IOException {
    assertRefused(LANDER.replace(part, other), message);
  }

  @ParameterizedTest
  @CsvSource({"--episodes, 1", "--episodes, 0", "--steps, 0"})
  void impossibleNumbersAreRefused(String option, int number) throws IOException {
    Console console = Console.run("env", "verify", option, number, write(LANDER));
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err()).contains(option + " must be at least ");
  }

  private void assertRefused(String text, String message) throws IOException {
    Path file = write(text);
    Console console = Console.run("env", "verify", "--episodes", 2, file);
    assertThat(console.exitCode()).isEqualTo(1);
    assertThat(console.err()).startsWith("sluice: " + file + ": ").contains(message);
    assertThat(console.err().lines()).hasSize(1);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("statistics.json"), text);
  }
}
