package org.sluice.env.mujoco.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.env.Replayable;
import org.sluice.env.Step;
import org.sluice.env.registry.Envs;

/** The tasks with goals. */
@Tag("mujoco")
class GoalTasksTest {

  private static final double STEP_OF_HUMANOID = 0.008;

  @ParameterizedTest
  @CsvSource({
    "RandomGoalSwimmer-v0, RllabSwimmer-v0, 5, 0.7853981633974483",
    "RandomGoalAnt-v0, RllabAnt-v0, 25, 3.141592653589793",
    "RandomGoalHumanoid-v0, RllabHumanoid-v0, 5, 3.141592653589793"
  })
  void theGoalIsDrawnOnAnArcAndFollowsTheRobotsObservation(
      String id, String robot, double distance, double widest) {
    try (Replayable env = Envs.makeWithoutLimit(id);
        Replayable own = Envs.makeWithoutLimit(robot)) {
      int size = own.spec().observationSpace().size();
      double[] seen = new double[size + 2];
      double[] seenByOwn = new double[size];
      double largest = 0;
      env.reset(4, seen);
      own.reset(4, seenByOwn);
      assertThat(seen).startsWith(seenByOwn);
      for (int i = 0; i < 20; i++) {
        assertThat(Math.hypot(seen[size], seen[size + 1])).isCloseTo(distance, within(1e-12));
        double[] state = env.state();
        assertThat(Arrays.copyOfRange(state, state.length - 2, state.length))
            .containsExactly(seen[size], seen[size + 1]);
        double angle = Math.abs(Math.atan2(seen[size + 1], seen[size]));
        assertThat(angle).isLessThanOrEqualTo(widest);
        largest = Math.max(largest, angle);
        env.reset(seen);
      }
      assertThat(largest).isGreaterThan(0.7 * widest);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RandomGoalAnt-v0, 0.9, 25, 122, 0.05",
    "CrossMazeAnt-v0, 0.9, 12, 122, 0.05",
    "RandomGoalHumanoid-v0, 1.9, 5, 139, 0.2"
  })
  void aDenseRewardIsNearness(String id, double height, double from, int centre, double alive) {
    try (Replayable env = Envs.makeWithoutLimit(id)) {
      Step step = new Step(env.spec());
      double[] state = Robots.moved(Robots.inTheAir(env, height, 1, -1), 0.5, 0.25, 6, -6);
      env.resetTo(state, step.observation);
      env.step(new double[env.spec().actionSpace().size()], step);
      double[] seen = step.observation;
      double distance =
          Math.hypot(
              seen[centre] - seen[seen.length - 2], seen[centre + 1] - seen[seen.length - 1]);
      assertThat(distance).isCloseTo(Math.hypot(5.5, 6.25), within(0.1));
      double fall = id.contains("Humanoid") ? 9.81 * STEP_OF_HUMANOID : 0;
      assertThat(step.reward)
          .isCloseTo(0.3 * (from - distance) + alive - 0.5e-2 * fall * fall, within(1e-6));
    }
  }

  @Test
  void theSwimmersRewardIsNearnessAndCost() {
    try (Replayable env = Envs.makeWithoutLimit("RandomGoalSwimmer-v0+goal-weight=2")) {
      Step step = new Step(env.spec());
      env.reset(1, step.observation);
      env.step(new double[] {25, -50}, step);
      double[] seen = step.observation;
      double distance = Math.hypot(seen[10] - seen[13], seen[11] - seen[14]);
      assertThat(step.reward).isCloseTo(2 * (5 - distance) - 0.5e-2 * 1.25, within(1e-12));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RandomGoalAnt-v0+reward=sparse, 6.1, 0.35, false",
    "RandomGoalAnt-v0+reward=sparse, 6.5, 0.05, false",
    "CrossMazeAnt-v0+reward=sparse, 6.1, 0.35, true",
    "CrossMazeAnt-v0+reward=sparse, 6.5, 0.05, false",
    "CrossMazeAnt-v0+goal-radius=2+goal-weight=1000+reward=sparse, 6.5, 1000.05, true"
  })
  void aSparseRewardIsForTheGoal(String id, double x, double reward, boolean ends) {
    try (Replayable env = Envs.makeWithoutLimit(id)) {
      Step step = new Step(env.spec());
      env.resetTo(Robots.moved(Robots.inTheAir(env, 0.9, 0, 0), x, 6, 6, 6), step.observation);
      env.step(new double[8], step);
      assertThat(step.reward).isCloseTo(reward, within(1e-9));
      assertThat(step.terminated).isEqualTo(ends);
      assertThat(step.reason).isEmpty();
    }
  }

  @Test
  void theMazeHasThreeGoals() {
    try (Replayable env = Envs.makeWithoutLimit("CrossMazeAnt-v0")) {
      double[] seen = new double[127];
      Set<String> goals = new HashSet<>();
      env.reset(0, seen);
      for (int i = 0; i < 30; i++) {
        goals.add(seen[125] + " " + seen[126]);
        env.reset(seen);
      }
      assertThat(goals).containsExactlyInAnyOrder("6.0 -6.0", "6.0 6.0", "12.0 0.0");
    }
  }

  /** The torso's radius is 0.25 m; a contact is soft enough for a few centimetres. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, -20, 0, -1.5, 0",
    "0, 0, 0, 20, 0, 2",
    "6, 0, 0, 20, 6, 7",
    "6, 0, 0, -20, 6, -7",
    "8, 0, 20, 0, 13, 0",
    "6, 4, 20, 0, 8, 4"
  })
  void wallsStopAPushedAnt(double x, double y, double vx, double vy, double wallX, double wallY) {
    try (Replayable maze = Envs.makeWithoutLimit("CrossMazeAnt-v0");
        Replayable open = Envs.makeWithoutLimit("RandomGoalAnt-v0")) {
      double[] state = Robots.moved(Robots.inTheAir(maze, 0.6, vx, vy), x, y, 12, 0);
      double room = Math.hypot(wallX - x, wallY - y);
      assertThat(farthest(open, state)).isGreaterThan(room + 1);
      assertThat(farthest(maze, state)).isBetween(room - 1.5, room - 0.2);
    }
  }

  /** How far it gets along its first velocity. */
  private static double farthest(Replayable env, double[] state) {
    Step step = new Step(env.spec());
    env.resetTo(state, step.observation);
    double farthest = 0;
    for (int i = 0; i < 60; i++) {
      env.replay(new double[8], step);
      assertThat(step.reason).isEmpty();
      double[] now = env.state();
      double way = (now[0] - state[0]) * state[15] + (now[1] - state[1]) * state[16];
      farthest = Math.max(farthest, way / Math.hypot(state[15], state[16]));
    }
    return farthest;
  }

  @Test
  void anAntBehindAWallEndsTheEpisodeForAReason() {
    try (Replayable env = Envs.makeWithoutLimit("CrossMazeAnt-v0")) {
      Step step = new Step(env.spec());
      double[] state = Robots.inTheAir(env, 0.9, 0, 0);
      env.resetTo(Robots.moved(state, 6, 3.5, 12, 0), step.observation);
      env.step(new double[8], step);
      assertThat(step.terminated).isFalse();
      env.resetTo(Robots.moved(state, 1, 3.5, 12, 0), step.observation);
      env.step(new double[8], step);
      assertThat(step.terminated).isTrue();
      assertThat(step.reason).contains("walls");
    }
  }
}
