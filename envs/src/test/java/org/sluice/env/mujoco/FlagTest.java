package org.sluice.env.mujoco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.env.Canvas;
import org.sluice.env.Colours;
import org.sluice.env.Replayable;
import org.sluice.env.Step;
import org.sluice.env.registry.Envs;

/** Pictures of tasks whose robots shall go somewhere. */
@Tag("mujoco")
class FlagTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RandomGoalSwimmer-v0",
        "RandomGoalAnt-v0",
        "RandomGoalHumanoid-v0",
        "CrossMazeAnt-v0",
        "RoboschoolHumanoidFlagrun-v1",
        "RoboschoolHumanoidFlagrunHarder-v1"
      })
  void aFlagStandsWhereTheRobotShallGo(String id) {
    assertThat(Cloths.of(id, 3).middles).hasSize(1);
    assertThat(Cloths.of(id, 3).middles).isNotEqualTo(Cloths.of(id, 5).middles);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MultiDirectionAnt-v0", "RllabAnt-v0", "RoboschoolHumanoid-v1"})
  void noneStandsWhereThereIsNoGoal(String id) {
    assertThat(Cloths.of(id, 3).middles).isEmpty();
  }

  @Test
  void itStandsAtTheGoal() {
    try (Replayable env = Envs.makeWithoutLimit("RandomGoalSwimmer-v0")) {
      env.reset(3, new Step(env.spec()).observation);
      double[] state = env.state();
      Cloths seen = Cloths.of(env);
      double[] middle = seen.middles.get(0);
      for (int axis = 0; axis < 2; axis++) {
        double goal = state[state.length - 2 + axis];
        assertThat(middle[axis]).isCloseTo(goal, within(0.1 * seen.height));
      }
    }
  }

  /** The middles of the flags' cloths, seen from above. */
  private static final class Cloths extends Canvas {

    private final List<double[]> middles = new ArrayList<>();
    private double height;

    static Cloths of(String id, long seed) {
      try (Replayable env = Envs.makeWithoutLimit(id)) {
        env.reset(seed, new Step(env.spec()).observation);
        return of(env);
      }
    }

    static Cloths of(Replayable env) {
      Cloths cloths = new Cloths();
      env.drawable().orElseThrow().draw(cloths);
      return cloths;
    }

    @Override
    protected void show(double left, double bottom, double right, double top) {
      height = top - bottom;
    }

    @Override
    public void area(int colour, double... points) {
      if (colour == Colours.VERMILION) {
        middles.add(new double[] {middle(0, points), middle(1, points)});
      }
    }

    private static double middle(int axis, double[] points) {
      return IntStream.range(0, points.length / 2)
          .mapToDouble(i -> points[2 * i + axis])
          .average()
          .orElseThrow();
    }

    @Override
    public void line(int colour, double width, double... points) {}

    @Override
    public void pixels(int columns, byte[] grays) {}
  }
}
