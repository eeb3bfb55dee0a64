package org.sluice.env.box2d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.env.Generator;

/** Drawn grounds have the properties that Gymnasium's recorded ones have. */
class TerrainTest {

  private static final double ROUNDING = 1e-6;

  @ParameterizedTest
  @ValueSource(strings = {"BipedalWalker_heuristic_seed0", "BipedalWalker_heuristic_seed1"})
  void recordedGrassIsRough(String name) {
    assertGrass(Recordings.numbers(Recordings.read(name).get("terrain_y")));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void drawnGrassIsRough(long seed) {
    double[] numbers = new double[Terrain.POINTS];
    Terrain.draw(new Generator(seed), false, numbers);
    assertGrass(numbers);
  }

  @ParameterizedTest
  @ValueSource(strings = {"heuristic_seed0", "heuristic_seed1"})
  void recordedObstaclesStandOnTheGround(String name) {
    JsonNode recording = Recordings.read("BipedalWalkerHardcore_" + name);
    assertObstacles(BipedalWalkerGoldenTest.start(recording, true));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void drawnObstaclesStandOnTheGround(long seed) {
    double[] numbers = new double[Terrain.HARDCORE_SIZE];
    Terrain.draw(new Generator(seed), true, numbers);
    assertObstacles(numbers);
  }

  /** The slope decays, leans to the level, and changes by up to 1/30; sections begin level. */
  private static void assertGrass(double[] heights) {
    double y = Terrain.LEVEL;
    double slope = 0;
    int section = 0;
    double roughest = 0;
    for (int i = 0; i < Terrain.POINTS; i++) {
      section++;
      if (i >= Terrain.START_PAD && Math.abs(heights[i] - y) < ROUNDING) {
        assertThat(section).isBetween(i == Terrain.START_PAD ? 21 : 5, 21);
        section = 0;
        continue;
      }
      double lean = Math.abs(Terrain.LEVEL - y) < ROUNDING ? 0 : Math.signum(Terrain.LEVEL - y);
      double noise = heights[i] - y - 0.8 * slope - 0.01 * lean;
      assertThat(noise).isCloseTo(0, within(i > Terrain.START_PAD ? 1 / 30.0 : ROUNDING));
      roughest = Math.max(roughest, Math.abs(noise));
      slope = heights[i] - y;
      y = heights[i];
    }
    assertThat(roughest).isGreaterThan(0.9 / 30);
  }

  private static void assertObstacles(double[] numbers) {
    List<String> kinds = new ArrayList<>();
    for (int at = Terrain.POINTS; numbers[at] != numbers[at + 2]; at += 4) {
      long left = Math.round(numbers[at] / Terrain.STEP);
      long width = steps(numbers[at + 2] - numbers[at]);
      long height = steps(numbers[at + 3] - numbers[at + 1]);
      assertThat(numbers[at]).isCloseTo(left * Terrain.STEP, within(ROUNDING * 100));
      int point = (int) Math.min(left, Terrain.POINTS - 1); // the last may reach further
      double ground = numbers[point];
      boolean stair = width == 4 && height == 1;
      boolean wall = width == 1 && height == 4;
      assertThat(stair || wall || (width == height && width <= 2)).isTrue();
      if (stair) {
        assertThat(steps(numbers[at + 3] - ground)).isBetween(-1L, 1L);
      } else if (wall) {
        assertThat(numbers[at + 3]).isGreaterThan(ground - ROUNDING);
        assertThat(steps(numbers[at + 3] - numbers[Math.min(point + 1, Terrain.POINTS - 1)]))
            .isIn(0L, 4L);
      } else {
        assertThat(numbers[at + 1]).isCloseTo(ground, within(1e-5));
      }
      kinds.add(stair ? "stair" : wall ? "wall" : "stump");
    }
    assertThat(kinds).hasSizeBetween(17, Terrain.RECTANGLES);
  }

  private static long steps(double length) {
    return Math.round(length / Terrain.STEP);
  }
}
