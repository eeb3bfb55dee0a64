package org.sluice.jobs.cli.env;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.jobs.cli.Console;

class EnvRolloutCommandTest {

  @Test
  void sumsUpEpisodes() {
    Console console = Console.run("env", "rollout", "CartPole-v1", "--steps", 500, "--seed", 7);
    assertThat(console.exitCode()).isZero();
    assertThat(console.err()).isEmpty();
    assertThat(console.out().lines().toList())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("CartPole-v1, uniform policy, seed 7"),
            line -> assertThat(line).matches("episodes +[1-9]\\d*"),
            line -> assertThat(line).matches("return +[\\d.]+ ± [\\d.]+ \\(min .*, max .*\\)"),
            line -> assertThat(line).matches("length +[\\d.]+ \\(min \\d+, max \\d+\\)"),
            line -> assertThat(line).matches("speed +[\\d,]+ steps/s \\(500 steps in .* s\\)"));
  }

  /** Always to the left is a walk without chance: every episode is the same. */
  @Test
  void theZeroPolicyActsWithZeros() {
    List<String> lines =
        Console.run("env", "rollout", "NChain-v0", "--policy", "ZERO", "--steps", 36)
            .out()
            .lines()
            .toList();
    assertThat(lines.get(0)).isEqualTo("NChain-v0, zero policy, seed 0");
    assertThat(lines.get(1)).isEqualTo("episodes   2");
    assertThat(lines.get(2)).contains("± 0.000");
  }

  @Test
  void aGameKnowsHowToPlayItself() {
    Console console =
        Console.run("env", "rollout", "Paddle-v0", "--policy", "scripted", "--episodes", 2);
    assertThat(console.exitCode()).isZero();
    assertThat(console.out())
        .startsWith("Paddle-v0, scripted policy, seed 0")
        .containsPattern("episodes +2\n")
        .containsPattern("return +[\\d.]+ ±");
  }

  @Test
  void stepsAndEpisodesExcludeEachOther() {
    Console console = Console.run("env", "rollout", "CartPole-v1", "--episodes", 2, "--steps", 10);
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err()).contains("--steps and --episodes exclude each other");
  }

  @Test
  void aRunWithoutAnEndSaysSo() {
    Console console = Console.run("env", "rollout", "Pendulum-v1", "--steps", 10);
    assertThat(console.exitCode()).isZero();
    assertThat(console.out()).contains("none ended; return so far -");
  }

  @ParameterizedTest
  @ValueSource(strings = {"uniform", "zero", "gaussian"})
  void theSeedDecidesEverythingButTheSpeed(String policy) {
    assertThat(results(5, policy)).isEqualTo(results(5, policy)).isNotEqualTo(results(6, policy));
  }

  private static List<String> results(int seed, String policy) {
    Object[] arguments = {"env", "rollout", "Pendulum-v1", "--seed", seed, "--policy", policy};
    return Console.run(arguments).out().lines().filter(line -> line.startsWith("return")).toList();
  }

  @Test
  @Tag("mujoco")
  void runsTheEngineToo() {
    Console console = Console.run("env", "rollout", "Hopper-v4", "--steps", 200);
    assertThat(console.exitCode()).isZero();
    assertThat(console.out()).contains("Hopper-v4, uniform policy, seed 0").contains("steps/s");
  }

  @Test
  void anUnknownIdSuggestsTheNearest() {
    Console console = Console.run("env", "rollout", "Hoper-v4");
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.out()).isEmpty();
    assertThat(console.err())
        .startsWith("sluice: unknown environment 'Hoper-v4'; the nearest are Hopper-v4,");
    assertThat(console.err().lines()).hasSize(1);
  }

  @Test
  void aTaskMayBringItsOwnPolicy() {
    Console console =
        Console.run("env", "rollout", "LunarLander-v2", "--policy", "scripted", "--steps", 1000);
    assertThat(console.exitCode()).isZero();
    assertThat(console.out())
        .startsWith("LunarLander-v2, scripted policy, seed 0")
        .containsPattern("return +2\\d\\d\\.");
  }

  @Test
  void aPolicyThatDoesNotFitIsRefused() {
    Console scripted = Console.run("env", "rollout", "Pendulum-v1", "--policy", "scripted");
    assertThat(scripted.exitCode()).isEqualTo(2);
    assertThat(scripted.err()).contains("Pendulum-v1: this task has no scripted policy");
    Console gaussian = Console.run("env", "rollout", "CartPole-v1", "--policy", "gaussian");
    assertThat(gaussian.exitCode()).isEqualTo(2);
    assertThat(gaussian.err()).contains("CartPole-v1: its actions are discrete");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -5})
  void thereIsNoRunOfNoSteps(int steps) {
    Console console = Console.run("env", "rollout", "CartPole-v1", "--steps", steps);
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err()).contains("--steps must be at least 1, not " + steps);
    assertThat(Console.run("env", "rollout", "CartPole-v1", "--episodes", steps).err())
        .contains("--episodes must be at least 1, not " + steps);
  }
}
