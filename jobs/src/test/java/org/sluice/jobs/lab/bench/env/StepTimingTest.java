package org.sluice.jobs.lab.bench.env;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.env.Env;
import org.sluice.env.Step;
import org.sluice.env.registry.Envs;

class StepTimingTest {

  private static final int STEPS = 137;

  /** Episodes end within rollouts, and the last rollout is shorter. */
  @ParameterizedTest
  @ValueSource(strings = {"CartPole-v1", "LunarLander-v2", "Bricks-v0"})
  void rolloutsTakeTheSameStepsAsARow(String id) {
    ActionSequence sequence = ActionSequence.draw(id, 2 * STEPS).first(STEPS);
    try (Env env = Envs.make(id)) {
      Step step = new Step(env.spec());
      assertThat(StepTiming.ofEnvironment(env, step, sequence)).isPositive();
      byte[] end = env.snapshot();
      double[] observation = step.observation.clone();
      assertThat(
              StepTiming.ofRollouts(
                  env, step, sequence, StepTiming.states(env, step, sequence, 20), 20))
          .isPositive();
      assertThat(env.snapshot()).containsExactly(end);
      assertThat(step.observation).containsExactly(observation);
    }
  }
}
