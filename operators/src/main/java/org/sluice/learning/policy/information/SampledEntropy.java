package org.sluice.learning.policy.information;

import java.util.Arrays;
import org.sluice.env.Generator;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.nodes.Input;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.Sample;

/**
 * An estimate of the entropy from N sampled actions per state, with its re-parameterised gradient
 * (Tang and Agrawal 2018, section 4.1):
 *
 * <pre>H ≈ −(1 / N B) Σ_b Σ_n log π_θ(f_θ(s_b, ε_nb) | s_b)</pre>
 *
 * <p>The gradient goes through the actions and the density. The graph is as wide as the batch and
 * is swept once per n, in order: a wider graph would take a hundred megabytes. No buffers are
 * allocated after construction.
 */
public final class SampledEntropy implements Entropy {

  /** N of the original authors' code. */
  public static final int DEFAULT_SAMPLES = 10;

  private final Policy policy;
  private final Graph graph;
  private final Input observations;
  private final Input noise;
  private final Sample sample;
  private final int samples;
  private final double[] drawn;
  private final double[] noises;
  private final double[] part;

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
    this.samples = samples;
    this.graph = new Graph(precision, batch, policy.layout(), true);
    this.observations = graph.input(policy.observationDim());
    this.noise = graph.input(policy.noiseDim());
    this.sample = policy.sample(graph, observations, noise);
    this.drawn = new double[policy.noiseDim()];
    this.noises = new double[samples * batch * policy.noiseDim()];
    this.part = new double[policy.layout().size()];
  }

  @Override
  public boolean isExact() {
    return false;
  }

  @Override
  public void observe(double[] states) {
    for (int column = 0; column < graph.batch(); column++) {
      observations.setColumn(column, states, column * observations.rows());
    }
  }

  @Override
  public void resample(Generator random) {
    for (int start = 0; start < noises.length; start += drawn.length) {
      policy.drawNoise(random, drawn);
      System.arraycopy(drawn, 0, noises, start, drawn.length);
    }
  }

  @Override
  public double evaluate(double[] parameters) {
    graph.setParameters(parameters);
    double sum = 0;
    for (int n = 0; n < samples; n++) {
      sweep(n);
      sum += Means.of(sample.logProbability().value());
    }
    return -sum / samples;
  }

  @Override
  public void gradient(double[] gradient) {
    Arrays.fill(gradient, 0);
    for (int n = 0; n < samples; n++) {
      sweep(n);
      graph.clearAdjoints();
      Means.fill(sample.logProbability().adjoint(), -1.0 / (samples * graph.batch()));
      graph.backward();
      graph.gradient(part);
      for (int i = 0; i < part.length; i++) {
        gradient[i] += part[i];
      }
    }
  }

  /** Computes the log-densities of every state's n-th action. */
  private void sweep(int n) {
    int width = noise.rows();
    for (int column = 0; column < graph.batch(); column++) {
      noise.setColumn(column, noises, (n * graph.batch() + column) * width);
    }
    graph.forward();
  }
}
