package org.sluice.learning.offpolicy;

import static org.sluice.learning.actorcritic.GoldenCase.numbers;
import static org.sluice.learning.golden.Golden.assertClose;

import org.junit.jupiter.api.Test;
import org.sluice.env.Generator;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.policy.GivenNoise;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.Sample;
import org.sluice.learning.policy.distribution.DiagonalNormal;
import org.sluice.learning.policy.information.Density;

/**
 * The pathwise gradient (Tang and Agrawal 2018, theorem 3.1), the score-function gradient, and the
 * exact one. All functions are quadratic in actions and states, so that a quadrature with three
 * points gives expectations over the noise exactly, and two points those over the states.
 */
class PathwiseGradientTest {

  /** Gauss and Hermite's points of N(0, 1), exact up to degree 5. */
  private static final double[] POINTS = {-Math.sqrt(3), 0, Math.sqrt(3)};

  private static final double[] WEIGHTS = {1 / 6.0, 2 / 3.0, 1 / 6.0};

  /** a = k s + b + e^l ε. */
  private static final class Linear extends Policy {

    Linear() {
      super(1, 1);
    }

    private static DiagonalNormal distribution(Graph graph, Node observation) {
      Node mean = graph.dense(observation, "k", 1, Initialisers.constant(0));
      return new DiagonalNormal(mean, graph.vector("l", 1, Initialisers.constant(0)));
    }

    @Override
    public Node logProbability(Graph graph, Node observation, Node action) {
      return distribution(graph, observation).logDensity(graph, action);
    }

    @Override
    public Sample sample(Graph graph, Node observation, Node noise) {
      DiagonalNormal normal = distribution(graph, observation);
      Node deviation = graph.apply(Activation.EXP, normal.logDeviation());
      Node action = graph.sum(normal.mean(), graph.product(deviation, noise));
      return new Sample(action, normal.logDensity(graph, action));
    }
  }

  /** Q(s, a) = −(c_ss s² + c_sa s a + c_aa a² + c_a a). */
  private record Quadratic(double ss, double sa, double aa, double a) {

    double value(double s, double action) {
      return -(ss * s * s + sa * s * action + aa * action * action + a * action);
    }

    double slope(double s, double action) {
      return -(sa * s + 2 * aa * action + a);
    }
  }

  /**
   * Checks both gradients by (k, b, l) of Σ weight · E_ε[Q(s, k s + b + e^l ε)] over states.
   *
   * @param expected its exact gradient
   */
  private static void assertGradients(
      double[] theta, Quadratic q, double[] states, double[] stateWeights, double[] expected) {
    int rows = states.length * POINTS.length;
    double[] observations = new double[rows];
    double[] noise = new double[rows];
    double[] weights = new double[rows];
    for (int row = 0; row < rows; row++) {
      int point = row % POINTS.length;
      observations[row] = states[row / POINTS.length];
      noise[row] = POINTS[point];
      weights[row] = stateWeights[row / POINTS.length] * WEIGHTS[point];
    }
    Policy policy = new GivenNoise(new Linear(), noise);
    Block parameters = Precision.DOUBLE.block(1, theta.length);
    parameters.load(theta, 0);
    PolicyActions actions = new PolicyActions(policy, Precision.DOUBLE, rows);
    actions.observe(observations);
    Block sampled = actions.sample(parameters, new Generator(1));
    Block slopes = Precision.DOUBLE.block(1, rows);
    double[] values = new double[rows];
    Density density = new Density(policy, Precision.DOUBLE, rows);
    for (int row = 0; row < rows; row++) {
      double s = observations[row];
      double a = sampled.get(row);
      slopes.set(row, weights[row] * q.slope(s, a));
      values[row] = weights[row] * q.value(s, a);
      density.observations().value().set(row, s);
      density.actions().value().set(row, a);
    }
    Block pathwise = Precision.DOUBLE.block(1, theta.length);
    actions.gradient(slopes, pathwise);
    assertClose("pathwise", numbers(pathwise), expected, 1e-9);
    double[] score = new double[theta.length];
    density.evaluate(theta);
    density.weightedGradient(values, score);
    assertClose("score function", score, expected, 1e-9);
  }

  /** J = −(b − 0.3)² − e^2l but for a constant. */
  @Test
  void onABandit() {
    double[] theta = {0, -0.2, -0.7};
    Quadratic q = new Quadratic(0, 0, 1, -0.6);
    double[] exact = {0, -2 * (-0.2 - 0.3), -2 * Math.exp(-1.4)};
    assertGradients(theta, q, new double[] {0}, new double[] {1}, exact);
  }

  /**
   * s' = A s + B a, r = −(s² + R a²), a = k s + e^l ε: V(s) = −(P s² + D). The gradient of E V(s₀)
   * is that of Q over the discounted distribution of states.
   */
  @Test
  void onALinearQuadraticTask() {
    double[] theta = {-0.4, 0, -0.9};
    Task task = new Task(theta[0], Math.exp(theta[2]));
    double step = 1e-5;
    double byGain =
        (new Task(theta[0] + step, task.deviation).start()
                - new Task(theta[0] - step, task.deviation).start())
            / (2 * step);
    double byLogDeviation =
        (new Task(theta[0], Math.exp(theta[2] + step)).start()
                - new Task(theta[0], Math.exp(theta[2] - step)).start())
            / (2 * step);
    double root = Math.sqrt(task.meanSquare());
    double half = 0.5 / (1 - Task.GAMMA);
    assertGradients(
        theta,
        task.actionValue(),
        new double[] {-root, root},
        new double[] {half, half},
        new double[] {byGain, 0, byLogDeviation});
  }

  private static final class Task {

    static final double GAMMA = 0.9;
    private static final double A = 0.95;
    private static final double B = 0.6;
    private static final double R = 0.3;
    private static final double START_SQUARE = 1.5;

    private final double deviation;
    private final double closed;
    private final double p;

    Task(double gain, double deviation) {
      this.deviation = deviation;
      this.closed = A + B * gain;
      this.p = (1 + R * gain * gain) / (1 - GAMMA * closed * closed);
    }

    /** E V(s₀). */
    double start() {
      double d = (R + GAMMA * p * B * B) * deviation * deviation / (1 - GAMMA);
      return -(p * START_SQUARE + d);
    }

    /** (1 − γ) Σ γᵗ E sₜ². */
    double meanSquare() {
      double added = GAMMA * B * B * deviation * deviation;
      return ((1 - GAMMA) * START_SQUARE + added) / (1 - GAMMA * closed * closed);
    }

    /** Q(s, a) = r − γ (P (A s + B a)² + D), without its constant. */
    Quadratic actionValue() {
      return new Quadratic(1 + GAMMA * p * A * A, 2 * GAMMA * p * A * B, R + GAMMA * p * B * B, 0);
    }
  }
}
