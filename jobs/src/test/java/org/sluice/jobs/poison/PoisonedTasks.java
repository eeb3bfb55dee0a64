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

/**
 * Third-party environments: one observes NaN after a while, one saves no state, and one takes any
 * number as its action.
 */
public final class PoisonedTasks implements TaskProvider {

  /** By which tests know it. */
  public static final String SOURCE = "a test";

  private static final EnvSpec SPEC = spec("Poisoned-v0");
  private static final EnvSpec FORGETFUL = spec("Forgetful-v0");
  private static final EnvSpec BOUNDLESS = spec("Boundless-v0").withActionSpace(Box.unbounded(1));

  private static EnvSpec spec(String id) {
    return new EnvSpec(
        id, Box.unbounded(1), Box.uniform(1, -1, 1), 10, OptionalDouble.empty(), 1, SOURCE);
  }

  @Override
  public List<Registration> registrations() {
    return List.of(
        new Registration(SPEC, () -> new Poisoned(SPEC)),
        new Registration(BOUNDLESS, () -> new Poisoned(BOUNDLESS)),
        new Registration(FORGETFUL, Forgetful::new));
  }

  /** Counts on where it should begin again. */
  private static final class Forgetful extends VectorStateEnv {

    private int steps;

    Forgetful() {
      super(FORGETFUL, 1);
    }

    @Override
    protected void initialise(Generator random) {}

    @Override
    protected void observe(double[] observation) {
      observation[0] = steps;
    }

    @Override
    protected void advance(double[] action, Step step) {
      steps++;
    }
  }

  private static final class Poisoned extends VectorStateEnv {

    private static final int GOOD_STEPS = 100;

    Poisoned(EnvSpec spec) {
      super(spec, 1);
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
