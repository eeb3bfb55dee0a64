package org.sluice.env.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sluice.env.Step;
import org.sluice.env.Task;
import org.sluice.env.VectorStateEnv;

/** Cases that the recorded trajectories do not cover. */
class ClassicTasksTest {

  @Test
  void anglesAreWrappedAsByPython() {
    assertThat(Pendulum.wrap(0)).isZero();
    assertThat(Pendulum.wrap(Math.PI)).isEqualTo(-Math.PI);
    assertThat(Pendulum.wrap(-Math.PI)).isEqualTo(-Math.PI);
    assertThat(Pendulum.wrap(4)).isCloseTo(4 - 2 * Math.PI, within(1e-15));
    assertThat(Pendulum.wrap(-4)).isCloseTo(2 * Math.PI - 4, within(1e-15));
    assertThat(Pendulum.wrap(-20)).isCloseTo(6 * Math.PI - 20, within(1e-14));
  }

  @Test
  void thePendulumsCostIsOfTheClippedTorque() {
    assertThat(act(new Pendulum(), new double[] {0, 0}, 100).reward).isEqualTo(-0.001 * 4);
  }

  @Test
  void thePendulumNeverTurnsFasterThanItsLimit() {
    Pendulum env = new Pendulum();
    act(env, new double[] {1.5, 7.9}, 2);
    assertThat(env.state()).containsExactly(1.5 + 8 * 0.05, 8);
  }

  @Test
  void bothCartPolesAgreeAtFullForce() {
    double[] start = {0.1, -0.2, 0.05, 0.3};
    CartPole discrete = new CartPole();
    ContinuousCartPole continuous = new ContinuousCartPole();
    double[][] pairs = {{1, 10}, {0, -10}, {1, 1e6}, {0, -1e6}};
    for (double[] pair : pairs) {
      act(discrete, start, pair[0]);
      act(continuous, start, pair[1]);
      assertThat(continuous.state()).containsExactly(discrete.state());
    }
    act(continuous, start, 0);
    assertThat(continuous.state()).isNotEqualTo(discrete.state());
  }

  @Test
  void aBalancedPoleStaysBalancedWithoutForce() {
    ContinuousCartPole env = new ContinuousCartPole();
    Step step = act(env, new double[4], 0);
    assertThat(env.state()).containsOnly(0.0);
    assertThat(step.reward).isEqualTo(1);
    assertThat(step.terminated).isFalse();
  }

  @Test
  void cartAndPoleEndTheEpisodeBeyondTheirLimits() {
    double angle = Math.toRadians(12);
    assertThat(act(new CartPole(), new double[] {2.4, 0, 0, 0}, 1).terminated).isFalse();
    assertThat(act(new CartPole(), new double[] {2.4, 0.1, 0, 0}, 1).terminated).isTrue();
    assertThat(act(new CartPole(), new double[] {-2.4, -0.1, 0, 0}, 1).terminated).isTrue();
    assertThat(act(new CartPole(), new double[] {0, 0, angle, -0.01}, 1).terminated).isFalse();
    assertThat(act(new CartPole(), new double[] {0, 0, angle, 0.1}, 1).terminated).isTrue();
    Step last = act(new CartPole(), new double[] {0, 0, -angle, -0.1}, 1);
    assertThat(last.terminated).isTrue();
    assertThat(last.reward).isEqualTo(1);
  }

  @Test
  void theCarMovesByItsFormula() {
    MountainCar env = new MountainCar(Task.of("MountainCar-v0"));
    Step step = act(env, new double[] {-0.5, 0.01}, 2);
    double velocity = 0.01 + 0.001 - 0.0025 * StrictMath.cos(-1.5);
    assertThat(env.state())
        .containsExactly(new double[] {-0.5 + velocity, velocity}, within(1e-17));
    assertThat(step.reward).isEqualTo(-1);
    assertThat(step.terminated).isFalse();
  }

  @Test
  void theCarStopsAtTheWallAndEndsAtTheGoal() {
    MountainCar env = new MountainCar(Task.of("MountainCar-v0"));
    act(env, new double[] {-1.18, -0.07}, 0);
    assertThat(env.state()).containsExactly(-1.2, 0);
    Step step = act(env, new double[] {0.49, 0.05}, 2);
    assertThat(step.terminated).isTrue();
    assertThat(step.reward).isEqualTo(-1);
    assertThat(act(env, new double[] {0.6, -0.05}, 0).terminated).isFalse();
    Task rewarding = new Task("MountainCar-v0", Map.of("goal-reward", "1", "time-limit", "1000"));
    MountainCar other = new MountainCar(rewarding);
    assertThat(other.spec().timeLimit()).isEqualTo(1000);
    assertThat(act(other, new double[] {0.49, 0.05}, 2).reward).isEqualTo(1);
    assertThat(act(other, new double[] {0.4, 0.05}, 2).reward).isEqualTo(-1);
  }

  @Test
  void swingingTheCarReachesTheGoalWithinTheLimit() {
    MountainCar env = new MountainCar(Task.of("MountainCar-v0"));
    Step step = new Step(env.spec());
    env.reset(1, step.observation);
    int steps = 0;
    while (!step.terminated) {
      env.step(new double[] {step.observation[1] < 0 ? 0 : 2}, step);
      steps++;
    }
    assertThat(steps).isLessThan(env.spec().timeLimit());
  }

  @Test
  void theContinuousCarPaysForTheUnclippedAction() {
    ContinuousMountainCar env = new ContinuousMountainCar();
    assertThat(act(env, new double[] {-0.5, 0}, 3).reward).isCloseTo(-0.9, within(1e-15));
    double[] moved = env.state();
    act(env, new double[] {-0.5, 0}, 1);
    assertThat(moved).containsExactly(env.state());
    assertThat(moved).containsExactly((float) moved[0], (float) moved[1]);
  }

  private static Step act(VectorStateEnv env, double[] start, double action) {
    Step step = new Step(env.spec());
    env.resetTo(start, step.observation);
    env.step(new double[] {action}, step);
    return step;
  }
}
