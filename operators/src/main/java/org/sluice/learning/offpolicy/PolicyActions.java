package org.sluice.learning.offpolicy;

import org.sluice.env.Generator;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.nodes.Input;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.Sample;

/**
 * A policy's actions for a minibatch, with the pathwise gradient of a function of them. Buffers of
 * one thread.
 */
public final class PolicyActions {

  private final Policy policy;
  private final Graph graph;
  private final Input observations;
  private final Input noise;
  private final Sample sample;
  private final double[] drawn;

  public PolicyActions(Policy policy, Precision precision, int rows) {
    this.policy = policy;
    this.graph = new Graph(precision, rows, policy.layout(), true);
    this.observations = graph.input(policy.observationDim());
    this.noise = graph.input(policy.noiseDim());
    this.sample = policy.sample(graph, observations, noise);
    this.drawn = new double[policy.noiseDim()];
  }

  /** A lower bound on the memory it needs. */
  public long bytes() {
    return graph.bytes();
  }

  /** The number of parameters. */
  public int size() {
    return policy.layout().size();
  }

  /**
   * Sets the observations.
   *
   * @param rows Not modified. {@code [rows, observationDim]}
   */
  public void observe(double[] rows) {
    Rows.set(observations, rows);
  }

  /**
   * Samples the actions.
   *
   * @param parameters Not modified. θ
   * @param random source of the noise, row by row; not used by a policy without noise
   * @return {@code [actionDim × rows]}
   */
  public Block sample(Block parameters, Generator random) {
    for (int row = 0; drawn.length > 0 && row < graph.batch(); row++) {
      policy.drawNoise(random, drawn);
      noise.setColumn(row, drawn, 0);
    }
    return act(parameters);
  }

  /**
   * Samples the actions with the same noise in all states.
   *
   * @param parameters Not modified. θ
   * @param random source of the noise
   * @return {@code [actionDim × rows]}
   */
  public Block sampleAlike(Block parameters, Generator random) {
    policy.drawNoise(random, drawn);
    for (int row = 0; row < graph.batch(); row++) {
      noise.setColumn(row, drawn, 0);
    }
    return act(parameters);
  }

  private Block act(Block parameters) {
    graph.setParameters(parameters, 0);
    graph.forward();
    return sample.action().value();
  }

  /**
   * Copies log π of the actions, after {@link #sample}.
   *
   * @param logProbabilities Modified. {@code [rows]}
   */
  public void logProbabilities(double[] logProbabilities) {
    sample.logProbability().value().store(logProbabilities, 0);
  }

  /**
   * The gradient by θ of a function of the actions, after {@link #sample}.
   *
   * @param byActions Not modified. The function's gradient by the actions, {@code [actionDim ×
   *     rows]}
   * @param gradient Modified. In the order of θ
   */
  public void gradient(Block byActions, Block gradient) {
    graph.clearAdjoints();
    backward(byActions, gradient);
  }

  /**
   * The gradient by θ of a function of the actions and of log π of them, after {@link #sample}.
   *
   * @param byActions Not modified. The function's gradient by the actions, {@code [actionDim ×
   *     rows]}
   * @param byLogProbabilities Not modified. Its gradient by log π, {@code [rows]}
   * @param gradient Modified. In the order of θ
   */
  public void gradient(Block byActions, double[] byLogProbabilities, Block gradient) {
    graph.clearAdjoints();
    sample.logProbability().adjoint().load(byLogProbabilities, 0);
    backward(byActions, gradient);
  }

  private void backward(Block byActions, Block gradient) {
    sample.action().adjoint().load(byActions, 0);
    graph.backward();
    graph.gradient(gradient, 0);
  }
}
