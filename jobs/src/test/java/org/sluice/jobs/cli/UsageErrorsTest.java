package org.sluice.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages about invalid command lines. */
class UsageErrorsTest {

  @ParameterizedTest
  @CsvSource({
    "evn list, env",
    "env lst, list",
    "env rolout Hopper-v4, rollout",
    "env Verify, verify",
    "trian --help, train",
    "--help trian, train",
    "help trian, train",
    "env help rolout, rollout",
    "env lst --version, list"
  })
  void anUnknownVerbSuggestsTheNearest(String line, String meant) {
    Console console = Console.run((Object[]) line.split(" ", -1));
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err()).contains("unknown command").contains("did you mean '" + meant + "'?");
    assertThat(console.err().lines()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"figure", "figure kl-ball --seeds 5", "figure --help", "help figure"})
  void anOldVerbTellsItsNewName(String line) {
    Console console = Console.run((Object[]) line.split(" ", -1));
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.out()).isEmpty();
    assertThat(console.err().strip())
        .isEqualTo("sluice: 'sluice figure' was renamed to 'sluice plot'");
  }

  @Test
  void anUnknownVerbLikeNoOtherShowsWhatThereIs() {
    Console console = Console.run("env", "frobnicate");
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err())
        .contains("unknown command 'sluice env frobnicate'")
        .contains("list, rollout, picture, verify, bench");
  }

  @Test
  void helpDoesNotForgiveWhatIsWrongBesideIt() {
    Console console = Console.run("train", "--nosuch", "--help");
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err()).contains("'--nosuch'");
    assertThat(Console.run("help", "train", "nosuch").exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"'', rollout", "env, rollout"})
  void aMissingVerbShowsTheHelp(String line, String ignored) {
    Console console = line.isEmpty() ? Console.run() : Console.run(line);
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.out()).isEmpty();
    assertThat(console.err()).contains("needs a command").contains("Commands:");
  }

  @Test
  void anUnknownOptionSuggestsTheNearest() {
    Console console = Console.run("env", "rollout", "CartPole-v1", "--polcy", "zero");
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err()).contains("--polcy").contains("Possible solutions: --policy");
  }

  @ParameterizedTest
  @CsvSource({
    "env rollout, ID",
    "env rollout CartPole-v1 Pendulum-v1, Pendulum-v1",
    "env rollout CartPole-v1 --steps many, 'many'",
    "env rollout CartPole-v1 --steps 99999999999, 99999999999",
    "env rollout CartPole-v1 --policy clever, UNIFORM",
    "env verify, FILE",
    "env bench, ID"
  })
  void aWrongCallNamesWhatIsWrongAndWhereToReadMore(String line, String named) {
    Console console = Console.run((Object[]) line.split(" ", -1));
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.out()).isEmpty();
    assertThat(console.err())
        .startsWith("sluice: ")
        .contains(named)
        .contains("See 'sluice")
        .contains("--help'");
    assertThat(console.err().lines()).hasSize(2);
  }

  /**
   * A typing error anywhere in the line, and a password somewhere else in it or in the same word.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--set kafka.ssl.key.password=hunter2 --set batch=many",
        "--set sasl.jaas.config=hunter2",
        "--set flink.s3.secret-key:hunter2",
        "--set kafka.ssl.key.password hunter2",
        "--sett=flink.s3.secret-key=hunter2",
        "--api-token hunter2",
        "--set checkpoint-interval=s3://me:hunter2@bucket",
        "--set kafka=user=me;password=hunter2",
      })
  void secretsAreNotQuoted(String options) {
    Console console =
        Console.run((Object[]) ("train ../conf/pendulum.yaml " + options).split(" ", -1));
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err()).contains("sluice: ").doesNotContain("hunter2");
  }
}
