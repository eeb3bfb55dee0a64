package org.sluice.env.wrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sluice.env.Box;
import org.sluice.env.Discrete;
import org.sluice.env.Env;
import org.sluice.env.InvalidActionException;
import org.sluice.env.SnapshotMismatchException;
import org.sluice.env.Step;

class ActionWrappersTest {

  private static final Box BOUNDS = Box.of(new double[] {-0.4, 0.1}, new double[] {0.4, 0.7});

  @Test
  void rescalingMapsEndsToEndsAndTheMiddleToTheMiddle() {
    Env env = new RescaleAction(new FakeEnv(BOUNDS));
    assertThat(env.spec().actionSpace()).isEqualTo(Box.uniform(2, -1, 1));
    assertThat(innerAction(env, -1, -1)).containsExactly(-0.4, 0.1);
    assertThat(innerAction(env, 1, 1)).containsExactly(0.4, 0.7);
    assertThat(innerAction(env, 0, 0)).containsExactly(new double[] {0, 0.4}, within(1e-16));
    assertThat(innerAction(env, 2, -2)).containsExactly(new double[] {0.8, -0.2}, within(1e-15));
  }

  @Test
  void clippingKeepsWhatIsInsideAndStopsAtTheBounds() {
    Env env = new ClipAction(new FakeEnv(BOUNDS));
    assertThat(env.spec().actionSpace()).isEqualTo(BOUNDS);
    assertThat(innerAction(env, 0.2, 0.3)).containsExactly(0.2, 0.3);
    assertThat(innerAction(env, -5, 5)).containsExactly(-0.4, 0.7);
  }

  @Test
  void rescalingAndClippingCommute() {
    Env inside = new RescaleAction(new ClipAction(new FakeEnv(BOUNDS)));
    Env outside = new ClipAction(new RescaleAction(new FakeEnv(BOUNDS)));
    double[][] actions = {{3, -3}, {0.25, -0.5}, {1, -1}};
    for (double[] action : actions) {
      assertThat(innerAction(inside, action)).containsExactly(innerAction(outside, action));
    }
  }

  /** A map of what is observed now, which a restored environment observes again. */
  @Test
  void mappingSeesTheObservation() {
    MappedAction env =
        new MappedAction(
            "sum",
            new FakeEnv(BOUNDS),
            Box.uniform(2, -1, 1),
            (observation, action, inner) -> {
              inner[0] = observation[0] + action[0];
              inner[1] = observation[1] + 2 * action[1];
            });
    assertThat(env.spec().actionSpace()).isEqualTo(Box.uniform(2, -1, 1));
    assertThat(innerAction(env, 0.5, 0.5)).isEqualTo(env.inner());
    Step step = new Step(env.spec());
    env.reset(7, step.observation);
    double[] first = step.observation.clone();
    byte[] start = env.snapshot();
    for (int i = 0; i < 2; i++) {
      env.step(new double[] {0.25, 0.5}, step);
      assertThat(step.observation).containsExactly(first[0] + 0.25, first[1] + 1);
      env.step(new double[] {9, 9}, step);
      env.restore(start);
    }
    assertThatThrownBy(() -> env.step(new double[] {Double.NaN, 0}, step))
        .isInstanceOf(InvalidActionException.class);
    MappedAction other =
        new MappedAction(
            "other", new FakeEnv(BOUNDS), Box.uniform(2, -1, 1), (seen, action, inner) -> {});
    assertThatThrownBy(() -> other.restore(start)).isInstanceOf(SnapshotMismatchException.class);
  }

  @Test
  void theAgentsActionIsNotModified() {
    double[] action = {3, -3};
    innerAction(new ClipAction(new FakeEnv(BOUNDS)), action);
    innerAction(new RescaleAction(new FakeEnv(BOUNDS)), action);
    assertThat(action).containsExactly(3, -3);
  }

  @Test
  void spacesThatCannotBeChangedAreRefused() {
    assertThatThrownBy(() -> new ClipAction(new FakeEnv(new Discrete(2))))
        .hasMessageContaining("Discrete(2)");
    assertThatThrownBy(() -> new RescaleAction(new FakeEnv(new Discrete(2))))
        .hasMessageContaining("Discrete(2)");
    assertThatThrownBy(() -> new RescaleAction(new FakeEnv(Box.unbounded(1))))
        .hasMessageContaining("component 0");
  }

  /** The observation of the fake environment is the action that reached it. */
  private static double[] innerAction(Env env, double... action) {
    Step step = new Step(env.spec());
    env.reset(0, step.observation);
    env.step(action, step);
    assertThat(step.reward).isEqualTo(step.observation[0] + step.observation[1]);
    return step.observation;
  }
}
