package org.sluice.env.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Env;
import org.sluice.env.Generator;
import org.sluice.env.Step;
import org.sluice.env.wrapper.TimeLimit;

/**
 * Returns and lengths of episodes under policies without skill are those that other implementations
 * gave, within 3.5 combined standard errors: one false alarm in about two thousand comparisons, and
 * none here, as the seeds are fixed.
 */
@Tag("mujoco")
class RandomPolicyTest {

  private static final Path FAMILIES = Path.of("src/test/resources/org/sluice/env/mujoco");

  /** Fewer than the recordings have, which {@code sluice env verify} repeats in full. */
  private static final int EPISODES = 10;

  private static final double ERRORS = 3.5;

  static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(FAMILIES)) {
      return all.filter(file -> file.getParent().endsWith("statistics")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void statisticsAreTheRecorded(Path file) throws IOException {
    JsonNode recording = new ObjectMapper().readTree(file.toFile());
    for (JsonNode row : recording.get("rows")) {
      List<Double> returns = new ArrayList<>();
      List<Double> lengths = new ArrayList<>();
      try (Env env = env(recording.get("environment").asText(), row)) {
        play(env, row.get("policy").asText(), returns, lengths);
      }
      assertAgrees(returns, row, "return");
      assertAgrees(lengths, row, "length");
    }
  }

  private static Env env(String id, JsonNode row) {
    return new TimeLimit(Envs.makeWithoutLimit(id), row.get("time-limit").asInt());
  }

  private static void play(Env env, String policy, List<Double> returns, List<Double> lengths) {
    Generator random = new Generator(7);
    Step step = new Step(env.spec());
    double[] action = new double[env.spec().actionSpace().size()];
    for (int episode = 0; episode < EPISODES; episode++) {
      env.reset(episode, step.observation);
      double sum = 0;
      int length = 0;
      do {
        act(env, policy, random, action);
        env.step(action, step);
        sum += step.reward;
        length++;
      } while (!step.ended());
      returns.add(sum);
      lengths.add((double) length);
    }
  }

  private static void act(Env env, String policy, Generator random, double[] action) {
    switch (policy) {
      case "zero" -> {}
      case "uniform" -> env.spec().actionSpace().sample(random, action);
      case "gaussian" -> {
        for (int i = 0; i < action.length; i++) {
          action[i] = random.gaussian();
        }
      }
      default -> throw new IllegalArgumentException(policy);
    }
  }

  private static void assertAgrees(List<Double> own, JsonNode row, String what) {
    JsonNode recorded = row.get(what);
    double mean = values(own).average().orElseThrow();
    double variance =
        values(own).map(v -> (v - mean) * (v - mean)).sum() / (own.size() - 1) / own.size();
    int episodes = row.get("episodes").asInt();
    double recordedVariance =
        recorded.has("std")
            ? Math.pow(recorded.get("std").asDouble(), 2) / episodes
            : variance * own.size() / episodes;
    assertThat(mean)
        .as("%s of the %s policy", what, row.get("policy").asText())
        .isEqualTo(
            recorded.get("mean").asDouble(),
            within(ERRORS * Math.sqrt(variance + recordedVariance)));
  }

  private static DoubleStream values(List<Double> list) {
    return list.stream().mapToDouble(Double::doubleValue);
  }
}
