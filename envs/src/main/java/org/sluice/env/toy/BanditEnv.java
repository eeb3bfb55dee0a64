package org.sluice.env.toy;

import java.util.OptionalDouble;
import org.sluice.env.Box;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.Step;
import org.sluice.env.VectorStateEnv;

/**
 * A bandit with actions in the plane: each episode is one step with a reward for a pair of numbers.
 *
 * <p>There is no state; the observation is the constant 1, so that a network has an input. The
 * action space is [−1, 1]², but actions outside it are not clipped, so that the policy that
 * maximises J + c H has the density exp(r/c) / Z on the whole plane.
 */
abstract class BanditEnv extends VectorStateEnv {

  BanditEnv(EnvSpec spec) {
    super(spec, 0);
  }

  static EnvSpec spec(String id, String source) {
    return new EnvSpec(
        id, Box.uniform(1, 1, 1), Box.uniform(2, -1, 1), 0, OptionalDouble.empty(), 1, source);
  }

  /** The reward of the action (x, y). */
  abstract double rewardOf(double x, double y);

  @Override
  protected final void initialise(Generator random) {}

  @Override
  protected final void observe(double[] observation) {
    observation[0] = 1;
  }

  @Override
  protected final void advance(double[] action, Step step) {
    step.reward = rewardOf(action[0], action[1]);
    step.terminated = true;
  }
}
