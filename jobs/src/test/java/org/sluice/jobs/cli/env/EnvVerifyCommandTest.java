package org.sluice.jobs.cli.env;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.jobs.cli.Console;

class EnvVerifyCommandTest {

  @TempDir private Path folder;
  private Recorded recorded;

  @BeforeEach
  void useTheFolder() {
    recorded = new Recorded(folder);
  }

  @Test
  void whatWasRecordedIsSeenAgain() throws IOException {
    Path cartPole = recorded.as("CartPole-v1");
    Path pendulum = recorded.as("Pendulum-v1");
    Console console = Console.run("env", "verify", cartPole, pendulum);
    assertThat(console.exitCode()).isZero();
    assertThat(console.err()).isEmpty();
    assertThat(console.out().lines().skip(1).toList())
        .satisfiesExactly(
            line -> assertThat(line).matches("CartPole-v1 +3 +62 .* 0  ok +" + cartPole),
            line -> assertThat(line).matches("Pendulum-v1 +4 +160 .* 0  ok +" + pendulum));
  }

  @Test
  @Tag("mujoco")
  void theEngineDoesAsRecorded() throws IOException {
    Console console = Console.run("env", "verify", recorded.as("InvertedPendulum-v4"));
    assertThat(console.exitCode()).isZero();
    assertThat(console.out()).containsPattern("InvertedPendulum-v4 .* 0\\.00 +0\\.00 +0  ok");
  }

  @Test
  void anEpisodeOfABox2dTaskIsReadAsGymnasiumDrewIt() throws IOException {
    Path lander = recorded.as("LunarLanderContinuous");
    Path walker = recorded.as("BipedalWalkerHardcore");
    Console console = Console.run("env", "verify", "--tolerance", "0.001", lander, walker);
    assertThat(console.err()).isEmpty();
    assertThat(console.exitCode()).isZero();
    assertThat(console.out().lines().skip(1).toList())
        .satisfiesExactly(
            line -> assertThat(line).matches("LunarLanderContinuous-v2 +1 +52 .* 0  ok +" + lander),
            line ->
                assertThat(line).matches("BipedalWalkerHardcore-v3 +1 +25 .* 0  ok +" + walker));
  }

  @Test
  void anEpisodeOfABox2dTaskWithoutItsDrawsIsRefused() throws IOException {
    Console console =
        Console.run(
            "env",
            "verify",
            recorded.with(
                "LunarLanderContinuous",
                document ->
                    ((ObjectNode) document.get("steps").get(4)).remove("dispersion_draws")));
    assertThat(console.exitCode()).isEqualTo(1);
    assertThat(console.err())
        .contains("steps[4]: LunarLanderContinuous-v2: a step draws 2 numbers");
  }

  @Test
  void anEpisodeOfAnotherTaskIsRefused() throws IOException {
    Path file =
        recorded.with("LunarLanderContinuous", document -> document.put("env", "CarRacing"));
    Console console = Console.run("env", "verify", file);
    assertThat(console.exitCode()).isEqualTo(1);
    assertThat(console.err()).contains(file + ": 'env' must be one of [BipedalWalker, ");
  }

  static Stream<Arguments> tampering() {
    return Stream.of(
        Arguments.of(
            "an observation",
            change(
                document ->
                    ((ArrayNode) Recorded.step(document, 4).get("obs"))
                        .set(1, nodes().numberNode(9))),
            "8\\.43 +0\\.00 +0  DIFFERS"),
        Arguments.of(
            "the first observation",
            change(
                document ->
                    ((ArrayNode) Recorded.trajectory(document).get("reset_obs"))
                        .set(0, nodes().numberNode(1e6))),
            "1\\.00e\\+06 +0\\.00 +0  DIFFERS"),
        Arguments.of(
            "a reward",
            change(document -> Recorded.step(document, 4).put("reward", 3.5)),
            " 0\\.00 +2\\.50 +0  DIFFERS"),
        Arguments.of(
            "a number beyond all numbers",
            change(document -> Recorded.step(document, 4).put("reward", Double.MAX_VALUE)),
            " 0\\.00 +1\\.80e\\+308 +0  DIFFERS"),
        Arguments.of(
            "an end mark",
            change(document -> Recorded.step(document, 4).put("terminated", true)),
            " 0\\.00 +0\\.00 +1  DIFFERS"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tampering")
  void whatWasTamperedWithDiffers(String what, Consumer<ObjectNode> change, String expected)
      throws IOException {
    Console console = Console.run("env", "verify", recorded.with("CartPole-v1", change));
    assertThat(console.exitCode()).isEqualTo(1);
    assertThat(console.err()).isEmpty();
    assertThat(console.out()).containsPattern(expected);
  }

  @Test
  void theToleranceDecides() throws IOException {
    Path file =
        recorded.with("CartPole-v1", document -> Recorded.step(document, 4).put("reward", 1.001));
    assertThat(Console.run("env", "verify", file).exitCode()).isEqualTo(1);
    assertThat(Console.run("env", "verify", "--tolerance", "0.01", file).exitCode()).isZero();
    assertThat(Console.run("env", "verify", "--tolerance", "0", file).exitCode()).isEqualTo(1);
  }

  @Test
  void onlyTheFirstStepsAreComparedOnRequest() throws IOException {
    Path file =
        recorded.with("CartPole-v1", document -> Recorded.step(document, 4).put("reward", 2));
    Console console = Console.run("env", "verify", "--steps", 4, file);
    assertThat(console.exitCode()).isZero();
    assertThat(console.out()).containsPattern("CartPole-v1 +3 +12 ");
    assertThat(Console.run("env", "verify", "--steps", 5, file).exitCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "-1", "Infinity"})
  void anImpossibleToleranceIsRefused(String tolerance) throws IOException {
    Console console =
        Console.run("env", "verify", "--tolerance=" + tolerance, recorded.as("CartPole-v1"));
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.out()).isEmpty();
    assertThat(console.err()).contains("--tolerance must be a number of at least 0");
  }

  static Stream<Arguments> misfits() {
    return Stream.of(
        misfit("'env_id' is missing", document -> document.remove("env_id")),
        misfit("'env_id' must be a string", document -> document.put("env_id", 7)),
        misfit(
            "unknown environment 'CartPole-v9'; the nearest are CartPole-v1",
            document -> document.put("env_id", "CartPole-v9")),
        misfit("'trajectories' is missing", document -> document.remove("trajectories")),
        misfit("'trajectories' must be a list", document -> document.put("trajectories", 7)),
        misfit("'trajectories' is empty", document -> document.putArray("trajectories")),
        misfit(
            "trajectories[0]: must be an object",
            document -> ((ArrayNode) document.get("trajectories")).set(0, nodes().numberNode(7))),
        misfit(
            "trajectories[0]: 'reset_obs' is missing",
            document -> Recorded.trajectory(document).remove("reset_obs")),
        misfit(
            "trajectories[0]: 'steps' is missing",
            document -> Recorded.trajectory(document).remove("steps")),
        misfit(
            "trajectories[0]: 'init_qpos' is missing",
            document -> Recorded.trajectory(document).remove("init_state")),
        misfit(
            "trajectories[0]: CartPole-v1: a state has 4 numbers, not 3",
            document -> ((ArrayNode) Recorded.trajectory(document).get("init_state")).remove(0)),
        misfit(
            "trajectories[0]: an observation has 4 numbers, not 5",
            document -> ((ArrayNode) Recorded.trajectory(document).get("reset_obs")).add(0)),
        misfit(
            "trajectories[0]: steps[3]: 'action' is missing",
            document -> Recorded.step(document, 3).remove("action")),
        misfit(
            "trajectories[0]: steps[3]: 'obs' must be a list of numbers",
            document -> Recorded.step(document, 3).put("obs", "none")),
        misfit(
            "trajectories[0]: steps[3]: obs[1] must be a number",
            document ->
                ((ArrayNode) Recorded.step(document, 3).get("obs")).set(1, nodes().nullNode())),
        misfit(
            "trajectories[0]: steps[3]: 'terminated' must be true or false",
            document -> Recorded.step(document, 3).put("terminated", 0)),
        misfit(
            "trajectories[0]: steps[3]: an observation has 4 numbers, not 3",
            document -> ((ArrayNode) Recorded.step(document, 3).get("obs")).remove(0)),
        misfit(
            "trajectories[0]: steps[3]: CartPole-v1: an action has 1 numbers, not 2",
            document -> Recorded.step(document, 3).putArray("action").add(0).add(1)),
        misfit(
            "trajectories[0]: steps[3]: CartPole-v1: action 2.0 is not in",
            document -> Recorded.step(document, 3).put("action", 2)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("misfits")
  void aFileThatCannotBeReplayedIsNamedWithThePlace(String message, Consumer<ObjectNode> change)
      throws IOException {
    Path misfit = recorded.with("CartPole-v1", change);
    assertRefused(misfit, message);
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    assertRefused(folder.resolve("nowhere.json"), "no such file");
    assertRefused(folder, "not a file");
  }

  @Test
  void malformedJsonIsNamedWithItsLine() throws IOException {
    Path file = folder.resolve("malformed.json");
    Files.writeString(file, "{\"env_id\": \"CartPole-v1\",\n \"trajectories\": [\n  {]}\n");
    assertRefused(file, "not valid JSON at line 3: ");
    Files.writeString(file, "{\"env_id\": \"CartPole-v1\",\n \"trajectories\": nan}\n");
    assertRefused(file, "not valid JSON at line 2: ");
    Files.writeString(file, "{}\n{}\n");
    assertRefused(file, "not valid JSON at line 2: ");
    Files.writeString(file, "");
    assertRefused(file, "must be a JSON object");
    Files.writeString(file, "[]");
    assertRefused(file, "must be a JSON object");
  }

  @Test
  void otherJsonIsNoRecording() throws IOException {
    Path file = folder.resolve("sensitivity.json");
    Files.writeString(file, "{\"Lander/a\": {\"min\": 1}, \"b\": 2, \"c\": 3, \"d\": 4}");
    assertRefused(file, "not a recording: it has no 'env_id' with 'trajectories', no 'format' and");
    assertThat(Console.run("env", "verify", file).err())
        .contains(", but 'Lander/a', 'b', 'c' …; docs/trajectories.md describes ");
    Files.writeString(file, "{}");
    assertRefused(file, "not a recording: ");
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, obs[1] must be a finite number",
    "-Infinity, obs[1] must be a finite number",
    "1e999, obs[1] must be a finite number"
  })
  void whatIsNoNumberIsNamedWithItsPlace(String number, String message) throws IOException {
    Path file =
        recorded.with(
            "CartPole-v1",
            document ->
                ((ArrayNode) Recorded.step(document, 3).get("obs")).set(1, nodes().textNode("?")));
    Files.writeString(file, Files.readString(file).replace("\"?\"", number));
    assertRefused(file, "trajectories[0]: steps[3]: " + message);
  }

  /** One sentence about the file, exit code 1, and the next file is still verified. */
  private void assertRefused(Path file, String message) throws IOException {
    Console console = Console.run("env", "verify", file, recorded.as("Pendulum-v1"));
    assertThat(console.exitCode()).isEqualTo(1);
    assertThat(console.err()).startsWith("sluice: " + file + ": ").contains(": " + message);
    assertThat(console.err().lines()).hasSize(1);
    assertThat(console.out().lines().skip(1).toList())
        .satisfiesExactly(line -> assertThat(line).startsWith("Pendulum-v1 ").contains("  ok "));
  }

  private static Arguments misfit(String message, Consumer<ObjectNode> change) {
    return Arguments.of(message, change);
  }

  private static Consumer<ObjectNode> change(Consumer<ObjectNode> change) {
    return change;
  }

  private static JsonNodeFactory nodes() {
    return JsonNodeFactory.instance;
  }
}
