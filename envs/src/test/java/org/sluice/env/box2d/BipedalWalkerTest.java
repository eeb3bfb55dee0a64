package org.sluice.env.box2d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sluice.env.Generator;
import org.sluice.env.Replayable;
import org.sluice.env.Step;

class BipedalWalkerTest {

  @Test
  void actionsAreClipped() {
    BipedalWalker env = new BipedalWalker();
    Step within = new Step(env.spec());
    Step beyond = new Step(env.spec());
    env.reset(3, within.observation);
    byte[] before = env.snapshot();
    env.step(new double[] {1, -1, 0.5, 0}, within);
    env.restore(before);
    env.step(new double[] {7, -3, 0.5, 0}, beyond);
    assertThat(beyond.observation).containsExactly(within.observation);
    assertThat(beyond.reward).isEqualTo(within.reward);
  }

  /** Gymnasium's mean is −91.94 with a deviation of 0.09. */
  @Test
  void withoutTorqueItFallsAsInGymnasium() {
    assertThat(meanReturn(new BipedalWalker(), 0, 20)).isCloseTo(-91.94, within(0.5));
    assertThat(meanReturn(new BipedalWalkerHardcore(), 0, 20)).isCloseTo(-91.94, within(0.5));
  }

  /** Gymnasium's mean over 100 episodes; a false alarm in 0.3 % of all choices of seeds. */
  @Test
  void randomTorquesReturnAsMuchAsInGymnasium() {
    int episodes = 40;
    double error = 15.05 * Math.sqrt(1.0 / episodes + 1.0 / 100);
    assertThat(meanReturn(new BipedalWalker(), 1, episodes)).isCloseTo(-100.71, within(3 * error));
  }

  private static double meanReturn(Replayable env, double scale, int episodes) {
    Generator random = new Generator(17);
    Step step = new Step(env.spec());
    double[] action = new double[4];
    double sum = 0;
    env.reset(1, step.observation);
    for (int episode = 0; episode < episodes; episode++) {
      int steps = 0;
      do {
        for (int i = 0; i < action.length; i++) {
          action[i] = scale * random.uniform(-1, 1);
        }
        env.step(action, step);
        sum += step.reward;
        steps++;
      } while (!step.terminated && steps < env.spec().timeLimit());
      env.reset(step.observation);
    }
    env.close();
    return sum / episodes;
  }
}
