package org.sluice.env.toy;

import java.util.OptionalDouble;
import org.sluice.env.Box;
import org.sluice.env.Discrete;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.Step;
import org.sluice.env.Task;
import org.sluice.env.TaskParameter;
import org.sluice.env.VectorStateEnv;

/**
 * A chain of N places with a small reward at its left end and a large one at its right: a test of
 * exploration.
 *
 * <p>State: the place i ∈ 0 … N − 1, starting at 1, and the steps so far. Action 1 goes right, 0
 * goes left; at the ends it stays. The reward is of the place before the move: 1 for going right at
 * N − 1, 0.001 for going left at 0, else 0. Observation: a thermometer, component j is 1 if j ≤ i,
 * else 0.
 *
 * <p>An episode has N + 8 steps, and that horizon is part of the task: it <em>terminates</em>, so
 * that values are not bootstrapped past it, as in the source, although the observation does not
 * show the time. The best return is 10 for every N; going left always returns 0.001 (N + 7).
 *
 * <p>Source: Osband et al. 2016, "Deep Exploration via Bootstrapped DQN", as in
 * RandomizedValueFunctions' {@code nchain.py}.
 */
public final class NChain extends VectorStateEnv {

  /** Steps that an episode has beyond the number of places. */
  private static final int EXTRA_STEPS = 8;

  private static final int PLACE = 0;
  private static final int STEPS = 1;

  /** N. */
  public static final TaskParameter<Integer> LENGTH =
      TaskParameter.whole("length", 10, 2, 10_000, "Places of the chain.");

  /** The name in the registry. */
  static final String ID = "NChain-v0";

  private final int length;

  public NChain(Task task) {
    super(spec(task), 2);
    this.length = task.get(LENGTH);
  }

  /** The specification of a chain. */
  public static EnvSpec spec(Task task) {
    return new EnvSpec(
        task.text(),
        Box.uniform(task.get(LENGTH), 0, 1),
        new Discrete(2),
        0,
        OptionalDouble.of(10),
        1,
        "Osband et al. 2016, RandomizedValueFunctions qlearn/envs/nchain.py");
  }

  @Override
  protected void initialise(Generator random) {
    state[PLACE] = 1;
    state[STEPS] = 0;
  }

  @Override
  protected void observe(double[] observation) {
    for (int j = 0; j < length; j++) {
      observation[j] = j <= state[PLACE] ? 1 : 0;
    }
  }

  @Override
  protected void advance(double[] action, Step step) {
    double place = state[PLACE];
    boolean right = action[0] == 1;
    if (right) {
      step.reward = place == length - 1 ? 1 : 0;
      state[PLACE] = Math.min(length - 1, place + 1);
    } else {
      step.reward = place == 0 ? 0.001 : 0;
      state[PLACE] = Math.max(0, place - 1);
    }
    state[STEPS]++;
    step.terminated = state[STEPS] >= length + EXTRA_STEPS;
  }
}
