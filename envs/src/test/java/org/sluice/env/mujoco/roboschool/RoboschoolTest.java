package org.sluice.env.mujoco.roboschool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sluice.env.Generator;
import org.sluice.env.Step;

/** What Roboschool's tasks do beyond the contract of every environment. */
@Tag("mujoco")
class RoboschoolTest {

  private static final double STEP = 0.0165;
  private static final int HUMANOID_POSITIONS = 24;

  @Test
  void theFirstObservationLooksAheadFromRest() {
    try (RoboschoolEnv ant = new Ant()) {
      double[] seen = new double[28];
      ant.reset(3, seen);
      assertThat(seen[0]).isZero();
      assertThat(seen[1]).isCloseTo(0, within(1e-3));
      assertThat(seen[2]).isCloseTo(1, within(1e-3));
      for (int i = 3; i < 8; i++) {
        assertThat(seen[i]).isCloseTo(0, within(1e-12));
      }
      // The ankles' ranges begin at ±30 degrees; they start within ±0.1 rad nevertheless.
      assertThat(Math.abs(seen[10])).isGreaterThan(1);
      assertThat(Arrays.copyOfRange(seen, 24, 28)).containsOnly(0);
    }
  }

  @Test
  void velocityIsTheChangeOfPosition() {
    try (Humanoid humanoid = new Humanoid()) {
      Step step = new Step(humanoid.spec());
      double[] start = new double[HUMANOID_POSITIONS + 23];
      start[2] = 30;
      start[3] = 1;
      start[HUMANOID_POSITIONS] = 1;
      start[HUMANOID_POSITIONS + 3] = 2;
      start[HUMANOID_POSITIONS + 5] = 3;
      humanoid.resetTo(start, step.observation);
      Posture posture = humanoid.posture;
      // The velocity of the frame's origin, and the rotation times (-0.01, 0, -0.12).
      assertThat(posture.velocity).containsExactly(new double[] {1, 0.21, 0}, within(1e-12));
      double height = posture.height;
      humanoid.replay(new double[17], step);
      assertThat(posture.height - height).isCloseTo(STEP * posture.velocity[2] / 2, within(1e-3));
    }
  }

  @Test
  void runningAheadEarnsTheSpeed() {
    try (Humanoid humanoid = new Humanoid()) {
      Step step = new Step(humanoid.spec());
      double[] start = new double[HUMANOID_POSITIONS + 23];
      start[2] = 30;
      start[3] = 1;
      start[HUMANOID_POSITIONS] = 2;
      humanoid.resetTo(start, step.observation);
      humanoid.replay(new double[17], step);
      double limits = Math.rint((2 + 2 - step.reward) / 0.2) * 0.2;
      assertThat(step.reward).isCloseTo(2 + 2 - limits, within(0.02));
    }
  }

  @Test
  void aNewFlagAppearsInTimeWithoutAJumpOfTheReward() {
    try (Flagrun flagrun = new Flagrun()) {
      Step step = new Step(flagrun.spec());
      double[] action = new double[17];
      flagrun.reset(1, step.observation);
      double before = flagrun.distanceToTarget();
      for (int i = 1; i < 149; i++) {
        flagrun.replay(action, step);
      }
      assertThat(flagrun.distanceToTarget()).isCloseTo(before, within(3.0));
      before = flagrun.distanceToTarget();
      flagrun.replay(action, step);
      assertThat(Math.abs(flagrun.distanceToTarget() - before)).isGreaterThan(0.5);
      assertThat(step.reward).isBetween(-10.0, 10.0);
    }
  }

  /** The cube is thrown after 120 steps at a robot that has got up, here one that is held up. */
  @Test
  void aThrownCubeAndTheTasksSurviveASnapshot() {
    try (FlagrunHarder env = new FlagrunHarder();
        FlagrunHarder other = new FlagrunHarder()) {
      Step step = new Step(env.spec());
      Generator random = new Generator(5);
      double[] action = new double[17];
      env.reset(1, step.observation);
      double[] high = env.state();
      high[2] = 500;
      env.resetTo(high, step.observation);
      for (int i = 0; i < 119; i++) {
        env.replay(action, step);
      }
      double[] resting = env.state();
      byte[] snapshot = env.snapshot();
      for (int i = 0; i < 40; i++) {
        env.spec().actionSpace().sample(random, action);
        env.replay(action, step);
      }
      assertThat(cubeHeight(env)).isGreaterThan(cubeHeight(resting) + 10);
      byte[] end = env.snapshot();
      other.restore(snapshot);
      random.seed(5);
      for (int i = 0; i < 40; i++) {
        other.spec().actionSpace().sample(random, action);
        other.replay(action, step);
      }
      assertThat(other.snapshot()).isEqualTo(end);
    }
  }

  private static double cubeHeight(FlagrunHarder env) {
    return cubeHeight(env.state());
  }

  private static double cubeHeight(double[] state) {
    return state[HUMANOID_POSITIONS + 2];
  }

  @Test
  void whoCannotGetUpEndsAfter170Steps() {
    try (FlagrunHarder env = new FlagrunHarder()) {
      Step step = new Step(env.spec());
      double[] action = new double[17];
      boolean lay = false;
      for (int episode = 0; episode < 10; episode++) {
        env.reset(episode, step.observation);
        int length = 0;
        do {
          env.step(action, step);
          length++;
        } while (!step.terminated);
        assertThat(length).isLessThanOrEqualTo(170);
        lay |= length == 170;
      }
      assertThat(lay).isTrue();
    }
  }

  @Test
  void startsThatFailAreDrawnMoreOften() {
    FailureRates rates = new FailureRates(new double[8], 2, 3);
    for (int i = 0; i < 20; i++) {
      rates.add(0, i % 2 == 0);
      rates.add(1, true);
    }
    int[] drawn = new int[3];
    Generator random = new Generator(2);
    for (int i = 0; i < 10_000; i++) {
      drawn[rates.draw(random)]++;
    }
    // Failure rates: 1 - 5 / 11, 1 - 10 / 11 and 1, as the third was not played yet.
    double sum = 6 / 11.0 + 1 / 11.0 + 1;
    assertThat(drawn[0] / 10_000.0).isCloseTo(6 / 11.0 / sum, within(0.02));
    assertThat(drawn[1] / 10_000.0).isCloseTo(1 / 11.0 / sum, within(0.02));
  }

  @Test
  void aSeedForgetsThePast() {
    try (FlagrunHarder env = new FlagrunHarder()) {
      Step step = new Step(env.spec());
      env.reset(4, step.observation);
      byte[] first = env.snapshot();
      do {
        env.step(new double[17], step);
      } while (!step.terminated);
      env.reset(step.observation);
      assertThat(env.snapshot()).isNotEqualTo(first);
      env.reset(4, step.observation);
      assertThat(env.snapshot()).isEqualTo(first);
    }
  }
}
