package org.sluice.jobs.lab.toy;

import org.sluice.env.Generator;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.Parameter;
import org.sluice.learning.graph.nodes.Input;
import org.sluice.learning.optimiser.GraphAdam;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.Sample;

/**
 * A policy in one state, fitted to a density p̃ over the plane that is known up to its integral Z,
 * by ascending the evidence lower bound (Rezende and Mohamed 2015, Eq. 3):
 *
 * <pre>ELBO = E_π [log p̃(a) − log π(a)] = log Z − KL[π ‖ p̃ / Z] ≤ log Z</pre>
 *
 * <p>Adam with the rate {@value #RATE} follows the gradient through {@value #BATCH} samples a(ε)
 * per step.
 *
 * @param policy the fitted distribution
 * @param elbo the bound, estimated from {@value #SAMPLES} fresh samples
 * @param standardError of that estimate
 */
public record VariationalFit(FixedPolicy policy, double elbo, double standardError) {

  /** Samples in a graph. */
  public static final int BATCH = 256;

  private static final double RATE = 5e-3;
  private static final int SAMPLES = 80 * BATCH;
  private static final double[] OBSERVATION = {1};

  /**
   * Fits a policy.
   *
   * @param policy with one number per observation and two per action
   * @param steps of Adam, at least 1
   */
  public static VariationalFit of(PlaneTarget target, Policy policy, int steps, Generator random) {
    double[] parameters = policy.layout().initialise(random);
    Drawing drawing = new Drawing(policy);
    drawing.graph.setParameters(parameters);
    GraphAdam adam = new GraphAdam(drawing.graph, RATE);
    for (int step = 0; step < steps; step++) {
      drawing.draw(random);
      drawing.sweepBack(target);
      adam.step();
    }
    for (Parameter parameter : drawing.graph.parameters()) {
      parameter.value().store(parameters, parameter.offset());
    }
    double sum = 0;
    double squares = 0;
    for (int drawn = 0; drawn < SAMPLES; drawn += BATCH) {
      drawing.draw(random);
      for (int i = 0; i < BATCH; i++) {
        double bound = drawing.bound(target, i);
        sum += bound;
        squares += bound * bound;
      }
    }
    double mean = sum / SAMPLES;
    double variance = Math.max(0, squares / SAMPLES - mean * mean);
    return new VariationalFit(
        new FixedPolicy(policy, parameters, OBSERVATION), mean, Math.sqrt(variance / SAMPLES));
  }

  /** A batch of samples in a graph. */
  private static final class Drawing {

    private final Policy policy;
    private final Graph graph;
    private final Input noise;
    private final Sample sample;
    private final double[] one;

    Drawing(Policy policy) {
      this.policy = policy;
      this.graph = new Graph(Precision.DOUBLE, BATCH, policy.layout(), true);
      Input observation = graph.input(OBSERVATION.length);
      this.noise = graph.input(policy.noiseDim());
      this.sample = policy.sample(graph, observation, noise);
      this.one = new double[policy.noiseDim()];
      for (int i = 0; i < BATCH; i++) {
        observation.setColumn(i, OBSERVATION, 0);
      }
    }

    void draw(Generator random) {
      for (int i = 0; i < BATCH; i++) {
        policy.drawNoise(random, one);
        noise.setColumn(i, one, 0);
      }
      graph.forward();
    }

    /** log p̃(a) − log π(a) of a sample. */
    double bound(PlaneTarget target, int i) {
      return target.logDensity(x(i), y(i)) - sample.logProbability().value().get(0, i);
    }

    /** Computes the gradient of minus the mean bound. */
    void sweepBack(PlaneTarget target) {
      graph.clearAdjoints();
      for (int i = 0; i < BATCH; i++) {
        sample.action().adjoint().set(0, i, -target.slopeInX(x(i), y(i)) / BATCH);
        sample.action().adjoint().set(1, i, -target.slopeInY(x(i), y(i)) / BATCH);
        sample.logProbability().adjoint().set(0, i, 1.0 / BATCH);
      }
      graph.backward();
    }

    private double x(int i) {
      return sample.action().value().get(0, i);
    }

    private double y(int i) {
      return sample.action().value().get(1, i);
    }
  }
}
