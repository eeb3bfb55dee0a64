package org.sluice.jobs.poison;

import java.util.List;
import java.util.OptionalDouble;
import org.sluice.env.Box;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.Registration;
import org.sluice.env.Step;
import org.sluice.env.TaskProvider;
import org.sluice.env.VectorStateEnv;

/** A third-party environment that fails: after a while it observes NaN. */
public final class PoisonedTasks implements TaskProvider {

  /** By which tests know it. */
  public static final String SOURCE = "a test";

  private static final EnvSpec SPEC =
      new EnvSpec(
          "Poisoned-v0",
          Box.unbounded(1),
          Box.uniform(1, -1, 1),
          10,
          OptionalDouble.empty(),
          1,
          SOURCE);

  @Override
  public List<Registration> registrations() {
    return List.of(new Registration(SPEC, Poisoned::new));
  }

  private static final class Poisoned extends VectorStateEnv {

    private static final int GOOD_STEPS = 100;

    Poisoned() {
      super(SPEC, 1);
    }

    @Override
    protected void initialise(Generator random) {}

    @Override
    protected void observe(double[] observation) {
      observation[0] = state[0] < GOOD_STEPS ? 0 : Double.NaN;
    }

    @Override
    protected void advance(double[] action, Step step) {
      state[0]++;
      step.reward = -Math.abs(action[0]);
    }
  }
}
