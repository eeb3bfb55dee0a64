package org.sluice.env.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sluice.env.Step;

class MultiGoalTest {

  private final MultiGoal env = new MultiGoal();
  private final Step step = new Step(MultiGoal.SPEC);

  @Test
  void theRewardIsOfTheNewPositionAndTheClippedAction() {
    env.resetTo(new double[] {1, 0.5}, step.observation);
    env.step(new double[] {5, -0.25}, step);
    assertThat(step.observation).containsExactly(2, 0.25);
    assertThat(step.reward).isCloseTo(-30 * (1 + 0.0625) - (9 + 0.0625), within(1e-12));
    assertThat(step.terminated).isFalse();
  }

  @Test
  void everyGoalIsReachedAndEndsTheEpisode() {
    for (double[] goal : MultiGoal.goals()) {
      env.resetTo(new double[2], step.observation);
      int steps = 0;
      do {
        env.step(new double[] {goal[0] / 5, goal[1] / 5}, step);
        steps++;
      } while (!step.terminated);
      // At distance 1 exactly it is not there yet.
      assertThat(steps).isEqualTo(5);
      assertThat(step.observation).containsExactly(goal);
      assertThat(step.reward).isEqualTo(-30 + 10);
    }
  }

  @Test
  void theNearestGoalIsFoundEverywhere() {
    for (double x = -6.9; x < 7; x += 0.4) {
      for (double y = -6.9; y < 7; y += 0.4) {
        double nearest = Double.POSITIVE_INFINITY;
        for (double[] goal : MultiGoal.goals()) {
          nearest = Math.min(nearest, Math.pow(x - goal[0], 2) + Math.pow(y - goal[1], 2));
        }
        env.resetTo(new double[] {x, y}, step.observation);
        env.step(new double[2], step);
        assertThat(step.terminated).isEqualTo(nearest < 1);
        assertThat(step.reward).isCloseTo(-nearest + (nearest < 1 ? 10 : 0), within(1e-12));
      }
    }
  }

  @Test
  void thePlaneHasWalls() {
    env.resetTo(new double[] {6.5, -6.5}, step.observation);
    env.step(new double[] {1, -1}, step);
    assertThat(step.observation).containsExactly(7, -7);
  }

  @Test
  void startsScatterAroundTheOrigin() {
    double sum = 0;
    double squares = 0;
    int n = 20_000;
    env.reset(1, step.observation);
    for (int i = 0; i < n; i++) {
      env.reset(step.observation);
      sum += step.observation[0];
      squares += step.observation[1] * step.observation[1];
    }
    // Five standard errors; false alarm 1 in 10⁶.
    assertThat(sum / n).isCloseTo(0, within(5 * 0.1 / Math.sqrt(n)));
    assertThat(squares / n).isCloseTo(0.01, within(5 * 0.01 * Math.sqrt(2.0 / n)));
  }
}
