package org.sluice.env.wrapper;

import java.util.OptionalDouble;
import org.sluice.env.Box;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.Space;
import org.sluice.env.Step;
import org.sluice.env.VectorStateEnv;

/** Observes the last action, drawn at random at the start; its reward is the action's sum. */
final class FakeEnv extends VectorStateEnv {

  FakeEnv(Space actionSpace) {
    super(
        new EnvSpec(
            "Fake-v0",
            Box.uniform(actionSpace.size(), -100, 100),
            actionSpace,
            0,
            OptionalDouble.empty(),
            1,
            "tests"),
        actionSpace.size());
  }

  @Override
  protected void initialise(Generator random) {
    for (int i = 0; i < state.length; i++) {
      state[i] = random.uniform(-1, 1);
    }
  }

  @Override
  protected void observe(double[] observation) {
    System.arraycopy(state, 0, observation, 0, state.length);
  }

  @Override
  protected void advance(double[] action, Step step) {
    System.arraycopy(action, 0, state, 0, state.length);
    step.reward = 0;
    for (double value : action) {
      step.reward += value;
    }
  }
}
