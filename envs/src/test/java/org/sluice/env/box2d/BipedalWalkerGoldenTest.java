package org.sluice.env.box2d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.env.Step;

/**
 * Episodes of Gymnasium, replayed from their start. Walking is chaotic, a difference in the last
 * bit grows tenfold in about ten steps; so the recordings hold only the first 60.
 */
class BipedalWalkerGoldenTest {

  private static final double TOLERANCE = 1e-3;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BipedalWalker_heuristic_seed0",
        "BipedalWalker_heuristic_seed1",
        "BipedalWalker_heuristic_seed2",
        "BipedalWalker_uniform_seed0",
        "BipedalWalker_uniform_seed1",
        "BipedalWalker_zero_seed0",
        "BipedalWalker_zero_seed1",
        "BipedalWalkerHardcore_heuristic_seed0",
        "BipedalWalkerHardcore_heuristic_seed1",
        "BipedalWalkerHardcore_zero_seed0"
      })
  void replaysGymnasium(String name) {
    JsonNode recording = Recordings.read(name);
    boolean hardcore = name.contains("Hardcore");
    BipedalWalkerEnv env = hardcore ? new BipedalWalkerHardcore() : new BipedalWalker();
    Step step = new Step(env.spec());
    env.resetTo(start(recording, hardcore), step.observation);
    assertClose(step.observation, recording.get("obs_after_reset"), "reset");
    int t = 0;
    for (JsonNode recorded : recording.get("steps")) {
      env.replay(Recordings.numbers(recorded.get("a")), step);
      assertClose(step.observation, recorded.get("obs"), "step " + t);
      assertThat(step.reward).isCloseTo(recorded.get("r").asDouble(), within(TOLERANCE));
      assertThat(step.terminated).isEqualTo(recorded.get("term").asBoolean());
      t++;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void bodiesHaveTheMassOfBox2d(int i) {
    BipedalWalkerEnv env = new BipedalWalker();
    env.reset(1, new double[24]);
    JsonNode expected = Recordings.read("BipedalWalker_zero_seed0").get("mass_data").get(i);
    LunarLanderGoldenTest.assertMass(env.scene().bodies().get(i), expected);
  }

  static double[] start(JsonNode recording, boolean hardcore) {
    double[] start = new double[(hardcore ? Terrain.HARDCORE_SIZE : Terrain.POINTS) + 1];
    double[] heights = Recordings.numbers(recording.get("terrain_y"));
    System.arraycopy(heights, 0, start, 0, heights.length);
    JsonNode polygons = recording.get("static_polygons");
    for (int i = 0; hardcore && i < polygons.size(); i++) {
      JsonNode polygon = polygons.get(polygons.size() - 1 - i); // the last was created first
      int at = Terrain.POINTS + 4 * i;
      start[at] = Double.POSITIVE_INFINITY;
      start[at + 1] = Double.POSITIVE_INFINITY;
      for (JsonNode vertex : polygon) {
        start[at] = Math.min(start[at], vertex.get(0).asDouble());
        start[at + 1] = Math.min(start[at + 1], vertex.get(1).asDouble());
        start[at + 2] = Math.max(start[at + 2], vertex.get(0).asDouble());
        start[at + 3] = Math.max(start[at + 3], vertex.get(1).asDouble());
      }
    }
    start[start.length - 1] = recording.get("initial_force_x").asDouble();
    return start;
  }

  private static void assertClose(double[] actual, JsonNode recorded, String when) {
    assertThat(actual).as(when).containsExactly(Recordings.numbers(recorded), within(TOLERANCE));
  }
}
