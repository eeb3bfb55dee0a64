package org.sluice.jobs.lab.toy;

import java.util.Arrays;
import org.sluice.env.Generator;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.Parameter;
import org.sluice.learning.optimiser.GraphAdam;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.Density;

/**
 * Distributions on the surface of the ball KL[π̂ ‖ π] ≤ 0.01 around samples π̂ of N(0, 0.1² I).
 *
 * <pre>KL[π̂ ‖ π] ≈ mean over the samples of log N(x; 0, 0.1² I) − log π(x)</pre>
 *
 * <p>Tang and Agrawal 2018, section 4.2 and figure 1: from random parameters, gradient descent runs
 * until the divergence is small enough. Our choices where the paper is silent: {@value #SAMPLES}
 * samples, GraphAdam at {@value #RATE}, and a divergence that uses the density of the samples'
 * distribution, since samples have none.
 */
public final class KlBall {

  /** Standard deviation of the reference, of both coordinates. */
  public static final double DEVIATION = 0.1;

  /** The ball's radius, nats. */
  public static final double RADIUS = 0.01;

  /** The grid for comparing densities: ±10 standard deviations. */
  public static final Grid GRID = new Grid(1, 401);

  static final int SAMPLES = 4096;
  static final double RATE = 5e-3;
  private static final int HALVINGS = 20;
  private static final int MOST_STEPS = 20_000;
  private static final double[] OBSERVATION = {1};

  private KlBall() {}

  /**
   * A distribution on the surface.
   *
   * @param logDensity the log-density on {@link #GRID}
   * @param steps steps of the descent
   * @param sampled KL[π̂ ‖ π] by the samples: {@link #RADIUS}
   * @param nats KL[N(0, 0.1² I) ‖ π] on {@link #GRID}
   */
  public record Member(
      FixedPolicy policy, double[] logDensity, int steps, double sampled, double nats) {}

  /** log N(x; 0, 0.1² I). */
  public static double logReference(double x, double y) {
    double variance = DEVIATION * DEVIATION;
    return -(x * x + y * y) / (2 * variance) - Math.log(2 * Math.PI * variance);
  }

  /**
   * Descends to the surface, which is found by bisection between the last two steps.
   *
   * @param policy with one number per observation and two per action
   * @param spread standard deviation of the noise added to each of the policy's usual initial
   *     parameters
   * @throws IllegalStateException if the descent does not reach the surface
   */
  public static Member approach(Policy policy, double spread, Generator random) {
    Density density = new Density(policy, Precision.FLOAT, SAMPLES);
    double logReference = load(density, random);
    double[] inside = policy.layout().initialise(random);
    for (int i = 0; i < inside.length; i++) {
      inside[i] += spread * random.gaussian();
    }
    double[] outside = inside.clone();
    double[] weights = new double[SAMPLES];
    Arrays.fill(weights, -1.0 / SAMPLES);
    double[] gradient = new double[inside.length];
    GraphAdam adam = new GraphAdam(density.graph(), RATE);
    int steps = 0;
    while (logReference - mean(density.evaluate(inside)) > RADIUS) {
      if (steps == MOST_STEPS) {
        throw new IllegalStateException(policy + " is not in the ball after " + steps + " steps");
      }
      steps++;
      System.arraycopy(inside, 0, outside, 0, inside.length);
      density.weightedGradient(weights, gradient);
      adam.step();
      for (Parameter parameter : density.graph().parameters()) {
        parameter.value().store(inside, parameter.offset());
      }
    }
    for (int i = 0; i < HALVINGS; i++) {
      double[] middle = middle(inside, outside);
      boolean isInside = logReference - mean(density.evaluate(middle)) <= RADIUS;
      System.arraycopy(middle, 0, isInside ? inside : outside, 0, middle.length);
    }
    double sampled = logReference - mean(density.evaluate(inside));
    FixedPolicy member = new FixedPolicy(policy, inside, OBSERVATION);
    double[] logDensity = member.logDensity(GRID);
    double nats = GridDivergence.of(GRID, GRID.evaluate(KlBall::logReference), logDensity).nats();
    return new Member(member, logDensity, steps, sampled, nats);
  }

  private static double[] middle(double[] one, double[] other) {
    double[] middle = new double[one.length];
    for (int i = 0; i < middle.length; i++) {
      middle[i] = (one[i] + other[i]) / 2;
    }
    return middle;
  }

  private static double mean(Block numbers) {
    double sum = 0;
    for (int i = 0; i < numbers.size(); i++) {
      sum += numbers.get(i);
    }
    return sum / numbers.size();
  }

  /** Draws the samples; returns the mean of the reference's log-density over them. */
  private static double load(Density density, Generator random) {
    double sum = 0;
    for (int i = 0; i < SAMPLES; i++) {
      double[] sample = {DEVIATION * random.gaussian(), DEVIATION * random.gaussian()};
      sum += logReference(sample[0], sample[1]);
      density.observations().setColumn(i, OBSERVATION, 0);
      density.actions().setColumn(i, sample, 0);
    }
    return sum / SAMPLES;
  }
}
