package org.sluice.connectors.source.reader;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.sluice.env.Box;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.Registration;
import org.sluice.env.Step;
import org.sluice.env.TaskProvider;
import org.sluice.env.VectorStateEnv;

/** Environments of somebody else's that throw after a few steps or before them. */
public final class BrokenTasks implements TaskProvider {

  /**
   * What they throw: with a message, a long one, an empty one, none, a number in a reward, in the
   * constructor, and in a reset.
   */
  private enum Fault {
    MESSAGE("Broken-v0", "the simulator is gone"),
    LONG("BrokenLong-v0", "\uD83D\uDE00".repeat(3000)),
    EMPTY("BrokenEmpty-v0", ""),
    NONE("BrokenNone-v0", null),
    NUMBER("BrokenNumber-v0", null),
    CONSTRUCTOR("BrokenConstructor-v0", "no licence"),
    RESET("BrokenReset-v0", "no level");

    private final String id;
    private final String message;

    Fault(String id, String message) {
      this.id = id;
      this.message = message;
    }

    private EnvSpec spec() {
      return new EnvSpec(
          id, Box.unbounded(1), Box.uniform(1, -1, 1), 100, OptionalDouble.empty(), 1, "a test");
    }
  }

  @Override
  public List<Registration> registrations() {
    return Stream.of(Fault.values())
        .map(fault -> new Registration(fault.spec(), () -> new Broken(fault)))
        .toList();
  }

  private static final class Broken extends VectorStateEnv {

    private static final int GOOD_STEPS = 5;

    private final Fault fault;

    Broken(Fault fault) {
      super(fault.spec(), 1);
      this.fault = fault;
      throwIf(Fault.CONSTRUCTOR);
    }

    private void throwIf(Fault one) {
      if (fault == one) {
        throw new IllegalStateException(fault.message);
      }
    }

    @Override
    protected void initialise(Generator random) {
      throwIf(Fault.RESET);
    }

    @Override
    protected void observe(double[] observation) {
      observation[0] = state[0];
    }

    @Override
    protected void advance(double[] action, Step step) {
      state[0]++;
      step.reward = 1;
      if (state[0] > GOOD_STEPS) {
        if (fault != Fault.NUMBER) {
          throw new IllegalStateException(fault.message);
        }
        step.reward = Double.NaN;
      }
    }
  }
}
