package org.sluice.policy;

import org.sluice.env.Generator;
import org.sluice.graph.Graph;
import org.sluice.graph.Input;
import org.sluice.graph.Precision;

/**
 * An estimate of the entropy from N sampled actions per state, with its re-parameterised gradient
 * (Tang and Agrawal 2018, section 4.1):
 *
 * <pre>H ≈ −(1 / N B) Σ_b Σ_n log π_θ(f_θ(s_b, ε_nb) | s_b)</pre>
 *
 * <p>The gradient goes through the actions and the density. No buffers are allocated after
 * construction.
 */
public final class SampledEntropy implements Entropy {

  /** N of the original authors' code. */
  public static final int DEFAULT_SAMPLES = 10;

  private final Policy policy;
  private final Graph graph;
  private final Input observations;
  private final Input noise;
  private final Sample sample;
  private final int batch;
  private final double[] drawn;

  /**
   * @param batch states
   * @param samples actions per state
   */
  public SampledEntropy(Policy policy, Precision precision, int batch, int samples) {
    if (!policy.reparameterised()) {
      throw new IllegalArgumentException(
          policy + " has no gradient through its samples; use its exact entropy");
    }
    this.policy = policy;
    this.batch = batch;
    this.graph = new Graph(precision, batch * samples, policy.layout(), true);
    this.observations = graph.input(policy.observationDim());
    this.noise = graph.input(policy.noiseDim());
    this.sample = policy.sample(graph, observations, noise);
    this.drawn = new double[policy.noiseDim()];
  }

  @Override
  public boolean isExact() {
    return false;
  }

  @Override
  public void observe(double[] states) {
    for (int column = 0; column < graph.batch(); column++) {
      observations.setColumn(column, states, column % batch * observations.rows());
    }
  }

  @Override
  public void resample(Generator random) {
    for (int column = 0; column < graph.batch(); column++) {
      policy.drawNoise(random, drawn);
      noise.setColumn(column, drawn, 0);
    }
  }

  /** Where the noise goes, {@code [noiseDim × N · batch]}; column n · batch + b is state b's. */
  public Input noise() {
    return noise;
  }

  @Override
  public double evaluate(double[] parameters) {
    graph.setParameters(parameters);
    graph.forward();
    return -Means.of(sample.logProbability().value());
  }

  @Override
  public void gradient(double[] gradient) {
    graph.clearAdjoints();
    Means.fill(sample.logProbability().adjoint(), -1.0 / graph.batch());
    graph.backward();
    graph.gradient(gradient);
  }
}
