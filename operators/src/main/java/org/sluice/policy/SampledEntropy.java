package org.sluice.policy;

import java.util.Arrays;
import org.sluice.env.Generator;
import org.sluice.graph.Graph;
import org.sluice.graph.Input;
import org.sluice.graph.Node;
import org.sluice.graph.Precision;

/**
 * The mean entropy of a policy over a batch of states, by samples with fixed noise.
 *
 * <pre>H(θ) ≈ −(1/(S n)) Σ_i Σ_b log π_θ(f_θ(ε_ib; s_b) | s_b)</pre>
 *
 * <p>The gradient goes through the actions and through the density (the reparameterised one, Tang
 * and Agrawal 2018, section 4.2). One sweep per sample i, in a graph as wide as the batch.
 */
public final class SampledEntropy {

  private final Policy policy;
  private final Graph graph;
  private final Input observations;
  private final Input noise;
  private final Node logProbability;
  private final int samples;
  private final double[] drawn;
  private final double[] one;
  private final double[] numbers;
  private final double[] part;

  /**
   * @param batch states
   * @param samples actions per state, S
   */
  public SampledEntropy(Policy policy, Precision precision, int batch, int samples) {
    this.policy = policy;
    this.graph = new Graph(precision, batch, policy.layout(), true);
    this.observations = graph.input(policy.observationDim());
    this.noise = graph.input(policy.noiseDim());
    this.logProbability = policy.sample(graph, observations, noise).logProbability();
    this.samples = samples;
    this.one = new double[policy.noiseDim()];
    this.drawn = new double[samples * batch * one.length];
    this.numbers = new double[batch];
    this.part = new double[policy.layout().size()];
  }

  /** Where the states go, {@code [observationDim × batch]}. */
  public Input observations() {
    return observations;
  }

  /** Draws the noise that is used until the next call: sample by sample, state by state. */
  public void drawNoise(Generator random) {
    for (int offset = 0; offset < drawn.length; offset += one.length) {
      policy.drawNoise(random, one);
      System.arraycopy(one, 0, drawn, offset, one.length);
    }
  }

  /**
   * The entropy, nats.
   *
   * @param parameters Not modified. θ
   */
  public double evaluate(double[] parameters) {
    graph.setParameters(parameters);
    double sum = 0;
    for (int sample = 0; sample < samples; sample++) {
      sum += sumOfSweep(sample);
    }
    return -sum / samples / graph.batch();
  }

  /**
   * The entropy, nats, and its gradient.
   *
   * @param parameters Not modified. θ
   * @param gradient Modified. {@code [parameters]}
   */
  public double gradient(double[] parameters, double[] gradient) {
    graph.setParameters(parameters);
    Arrays.fill(gradient, 0);
    double sum = 0;
    for (int sample = 0; sample < samples; sample++) {
      sum += sumOfSweep(sample);
      graph.clearAdjoints();
      Arrays.fill(numbers, -1.0 / samples / graph.batch());
      logProbability.adjoint().load(numbers, 0);
      graph.backward();
      graph.gradient(part);
      for (int i = 0; i < part.length; i++) {
        gradient[i] += part[i];
      }
    }
    return -sum / samples / graph.batch();
  }

  private double sumOfSweep(int sample) {
    for (int b = 0; b < graph.batch(); b++) {
      noise.setColumn(b, drawn, (sample * graph.batch() + b) * noise.rows());
    }
    graph.forward();
    logProbability.value().store(numbers, 0);
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    return sum;
  }
}
