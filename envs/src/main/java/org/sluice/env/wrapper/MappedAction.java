package org.sluice.env.wrapper;

import java.nio.ByteBuffer;
import org.sluice.env.Box;
import org.sluice.env.Env;
import org.sluice.env.Step;

/**
 * Lets the agent act in another space, from which a map leads to the environment's actions,
 * depending on what it observes:
 *
 * <pre>inner = map(observation, action)</pre>
 *
 * Its state contains the current observation.
 */
public final class MappedAction extends EnvWrapper {

  /** A map from the agent's actions to the environment's; a function of its arguments alone. */
  @FunctionalInterface
  public interface ActionMap {

    /**
     * Maps an action.
     *
     * @param observation Not modified. The environment's current one, {@code [observationDim]}
     * @param action Not modified. The agent's, {@code [actionDim]}
     * @param inner Modified. The environment's, {@code [innerActionDim]}
     */
    void map(double[] observation, double[] action, double[] inner);
  }

  private final ActionMap map;
  private final double[] observation;
  private final double[] inner;

  /**
   * @param name the map and its parameters, for the snapshot's frame
   * @param env closed with this one
   * @param actions what the agent chooses from
   */
  public MappedAction(String name, Env env, Box actions, ActionMap map) {
    super("MappedAction(" + name + ")", env, env.spec().withActionSpace(actions));
    this.map = map;
    this.observation = new double[env.spec().observationSpace().size()];
    this.inner = new double[env.spec().actionSpace().size()];
  }

  /** The latest action that the environment has taken, {@code [innerActionDim]}; not a copy. */
  public double[] inner() {
    return inner;
  }

  @Override
  public void reset(long seed, double[] first) {
    super.reset(seed, first);
    keep(first);
  }

  @Override
  public void reset(double[] first) {
    super.reset(first);
    keep(first);
  }

  @Override
  public void step(double[] action, Step step) {
    checkOpen();
    spec().checkAction(action); // so that messages name this space
    map.map(observation, action, inner);
    super.step(inner, step);
    keep(step.observation);
  }

  private void keep(double[] next) {
    System.arraycopy(next, 0, observation, 0, observation.length);
  }

  @Override
  int stateBytes() {
    return observation.length * Double.BYTES;
  }

  @Override
  void saveState(ByteBuffer out) {
    for (double number : observation) {
      out.putDouble(number);
    }
  }

  @Override
  void restoreState(ByteBuffer in) {
    for (int i = 0; i < observation.length; i++) {
      observation[i] = in.getDouble();
    }
  }
}
