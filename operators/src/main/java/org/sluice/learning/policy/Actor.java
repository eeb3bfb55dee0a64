package org.sluice.learning.policy;

import org.sluice.env.Generator;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.nodes.Input;

/**
 * Acts on one state at a time: the policy's sampling graph for a batch of one, in single precision,
 * on plain arrays and without native code. Allocates nothing per action.
 *
 * <p>{@link #act} agrees with the batch path to 1e-5: the two differ only in the order of sums.
 */
public final class Actor {

  private final Policy policy;
  private final Graph graph;
  private final Input observation;
  private final Input noise;
  private final Sample sample;
  private final double[] drawn;

  public Actor(Policy policy) {
    this.policy = policy;
    this.graph = new Graph(Precision.FLOAT, 1, policy.layout(), false);
    this.observation = graph.input(policy.observationDim());
    this.noise = graph.input(policy.noiseDim());
    this.sample = policy.sample(graph, observation, noise);
    this.drawn = new double[policy.noiseDim()];
  }

  /** Sets the parameters, in the order of the policy's layout. */
  public void setParameters(float[] parameters) {
    graph.setParameters(parameters);
  }

  /**
   * Draws an action.
   *
   * @param state Not modified. The observation, normalised, {@code [observationDim]}
   * @param action Modified. {@code [actionDim]}
   * @return log π(action | state)
   */
  public double act(double[] state, Generator random, double[] action) {
    policy.drawNoise(random, drawn);
    return act(state, drawn, action);
  }

  /** Numbers of noise per action. */
  public int noiseDim() {
    return drawn.length;
  }

  /**
   * Draws the noise of an action.
   *
   * @param drawnNoise Modified. {@code [noiseDim]}
   */
  public void drawNoise(Generator random, double[] drawnNoise) {
    policy.drawNoise(random, drawnNoise);
  }

  /**
   * Takes the deterministic action.
   *
   * @param state Not modified. The observation, normalised, {@code [observationDim]}
   * @param action Modified. {@code [actionDim]}
   * @return log π(action | state)
   */
  public double actCentrally(double[] state, double[] action) {
    policy.centralNoise(drawn);
    return act(state, drawn, action);
  }

  /**
   * Computes the action for given noise.
   *
   * @param state Not modified. The observation, normalised, {@code [observationDim]}
   * @param givenNoise Not modified. {@code [noiseDim]}
   * @param action Modified. {@code [actionDim]}
   * @return log π(action | state)
   */
  public double act(double[] state, double[] givenNoise, double[] action) {
    observation.setColumn(0, state, 0);
    noise.setColumn(0, givenNoise, 0);
    graph.forward();
    sample.action().value().store(action, 0);
    return sample.logProbability().value().get(0);
  }
}
