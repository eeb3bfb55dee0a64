package org.sluice.env.wrapper;

import org.sluice.env.EnvSpec;
import org.sluice.env.Replayable;
import org.sluice.env.Step;

/** {@link NoisyObservation} around a simulation that can be replayed; its states have no noise. */
public final class NoisySimulation extends NoisyObservation implements Replayable {

  private final Replayable simulation;

  /**
   * @param simulation observes a box; closed with this one
   * @param deviation σ ≥ 0, finite, in units of the observation
   * @param id the name of the task with noise
   */
  public NoisySimulation(Replayable simulation, double deviation, String id) {
    super(simulation, deviation, specified(simulation, id));
    this.simulation = simulation;
  }

  private static EnvSpec specified(Replayable simulation, String id) {
    return noisy(simulation.spec()).withId(id);
  }

  @Override
  public int stateSize() {
    return simulation.stateSize();
  }

  @Override
  public void resetTo(double[] state, double[] observation) {
    simulation.resetTo(state, observation);
    addNoise(observation);
  }

  @Override
  public double[] state() {
    return simulation.state();
  }

  @Override
  public void replay(double[] action, Step step) {
    simulation.replay(action, step);
    addNoise(step.observation);
  }

  @Override
  public void replay(double[] action, double[] draws, Step step) {
    simulation.replay(action, draws, step);
    addNoise(step.observation);
  }
}
