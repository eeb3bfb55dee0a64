package org.sluice.env.box2d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.jbox2d.dynamics.Body;
import org.junit.jupiter.api.Test;
import org.sluice.env.Step;
import org.sluice.env.Task;

class WindTest {

  private static final Task CALM = Task.of(LunarLanderContinuous.ID);
  private static final double[] OFF = new double[2];

  /** Still air, and wind that is at its strongest from the first step on. */
  private static double[] start(boolean windy, double windStart, double turbulenceStart) {
    double[] start = new double[windy ? 18 : 16];
    start[0] = 1;
    if (windy) {
      start[16] = windStart;
      start[17] = turbulenceStart;
    }
    return start;
  }

  @Test
  void pushesAndTurnsWithItsPower() {
    LunarLanderContinuous calm = new LunarLanderContinuous(CALM);
    LunarLanderContinuous windy = new LunarLanderContinuous(CALM.with(Wind.POWER, "15"));
    LunarLanderContinuous gusty = new LunarLanderContinuous(CALM.with(Wind.TURBULENCE, "1.5"));
    double[] observation = new double[8];
    calm.resetTo(start(false, 0, 0), observation);
    windy.resetTo(start(true, 60, 0), observation);
    gusty.resetTo(start(true, 0, 60), observation);
    float still = momentum(calm);
    assertThat(still).isCloseTo(0, within(1e-4f));
    double push = 15 * Math.tanh(Math.sin(1.2) + Math.sin(0.6 * Math.PI)) * 0.02;
    assertThat((double) momentum(windy)).isCloseTo(push, within(1e-3));
    assertThat(momentum(gusty)).isCloseTo(still, within(1e-4f));
    assertThat(gusty.mainBody().getAngularVelocity())
        .isGreaterThan(calm.mainBody().getAngularVelocity() + 0.01f);
  }

  @Test
  void changesFromStepToStepAndEndsOnTheGround() {
    LunarLanderContinuous windy = new LunarLanderContinuous(CALM.with(Wind.POWER, "15"));
    Step step = new Step(windy.spec());
    windy.resetTo(start(true, 60, 0), step.observation);
    int steps = 1;
    while (!windy.touches(1) && !windy.touches(2) && !step.terminated) {
      assertThat(windy.memory()).isEqualTo(steps++);
      windy.step(OFF, step);
    }
    assertThat(steps).isGreaterThan(30);
    boolean grounded = windy.touches(1) || windy.touches(2);
    windy.replay(OFF, step);
    assertThat(windy.memory()).isEqualTo(grounded ? steps : steps + 1);
    windy.reset(step.observation);
    assertThat(windy.memory()).isEqualTo(1);
  }

  @Test
  void beginsSomewhereElseInEveryEpisode() {
    LunarLanderContinuous windy = new LunarLanderContinuous(CALM.with(Wind.POWER, "15"));
    double[] observation = new double[8];
    windy.reset(1, observation);
    double[] first = windy.state();
    windy.reset(observation);
    double[] second = windy.state();
    assertThat(first).hasSize(18);
    for (double[] start : Arrays.asList(first, second)) {
      assertThat(start[16]).isBetween(-9999.0, 9998.0).isEqualTo(Math.rint(start[16]));
      assertThat(start[17]).isBetween(-9999.0, 9998.0).isNotEqualTo(start[16]);
    }
    assertThat(second[16]).isNotEqualTo(first[16]);
  }

  /** What moves sideways, kg·m/s. */
  private static float momentum(LunarLanderEnv env) {
    float momentum = 0;
    for (Body body : env.scene().bodies()) {
      momentum += body.getMass() * body.getLinearVelocity().x;
    }
    return momentum;
  }
}
