package org.sluice.learning.posterior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.env.Generator;
import org.sluice.learning.golden.Numbers;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.graph.nodes.Input;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.vectors.Vectors;

/** Properties of posteriors over the weights of a network. */
class PosteriorNetworkTest {

  private static final int IN = 3;
  private static final int HIDDEN = 4;
  private static final int OUT = 2;
  private static final double STEP = 1e-5;

  private final ParameterLayout layout = new ParameterLayout();

  private static PosteriorNetwork network(boolean multipliers, int flows, int auxiliaryFlows) {
    return new PosteriorNetwork(
        "fc",
        List.of(IN, HIDDEN),
        List.of(HIDDEN, OUT),
        new PosteriorSettings(multipliers, flows, auxiliaryFlows, 5, 1, -2, true));
  }

  /** A network of two layers in a graph, or its divergence. */
  private final class Run {

    final Graph graph = new Graph(Precision.DOUBLE, 1, layout, true);
    final Input x = graph.input(IN);
    final Input noise;
    final Node output;

    Run(PosteriorNetwork network, boolean divergence) {
      noise = graph.input(divergence ? network.divergenceNoiseDim() : network.noiseDim());
      if (divergence) {
        output = network.divergence(graph, noise);
      } else {
        Node h = graph.apply(Activation.TANH, network.layer(graph, 0, x, noise));
        output = network.layer(graph, 1, h, noise);
      }
    }

    double[] at(double[] parameters) {
      graph.setParameters(parameters);
      graph.forward();
      double[] numbers = new double[output.rows()];
      output.value().store(numbers, 0);
      return numbers;
    }
  }

  private double[] parameters() {
    Generator random = new Generator(3);
    double[] start = layout.initialise(random);
    return Numbers.shifted(start, 1, Numbers.normal(random, start.length, 0.3));
  }

  private static double[] draw(PosteriorNetwork network, Generator random, int size) {
    double[] noise = new double[size];
    network.drawNormals(random, noise);
    network.drawMasks(random, noise);
    return noise;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void derivativesAgreeWithDifferencesAndWithEachOther(int flows) {
    PosteriorNetwork network = network(true, flows, flows);
    Generator random = new Generator(5);
    for (boolean divergence : new boolean[] {false, true}) {
      Run run = new Run(network, divergence);
      run.x.setColumn(0, Numbers.normal(random, IN, 1), 0);
      run.noise.setColumn(0, draw(network, random, run.noise.rows()), 0);
      double[] parameters = parameters();
      double[] v = Numbers.normal(random, layout.size(), 1);
      double[] differences =
          Numbers.slope(
              run.at(Numbers.shifted(parameters, STEP, v)),
              run.at(Numbers.shifted(parameters, -STEP, v)),
              STEP);
      run.at(parameters);
      run.graph.setDirection(v);
      run.graph.tangent();
      double[] tangents = new double[differences.length];
      run.output.tangent().store(tangents, 0);
      assertClose("tangents", tangents, differences, 1e-6);
      double[] u = Numbers.normal(random, tangents.length, 1);
      run.graph.clearAdjoints();
      run.output.adjoint().load(u, 0);
      run.graph.backward();
      double[] gradient = new double[layout.size()];
      run.graph.gradient(gradient);
      double expected = Vectors.dot(u, tangents);
      assertThat(Vectors.dot(gradient, v))
          .isCloseTo(expected, within(1e-9 * (1 + Math.abs(expected))));
    }
  }

  /** Independent normal weights: outputs by their mean and deviation, the divergence exactly. */
  @Test
  void withoutMultipliersItIsBayesByBackprop() {
    PosteriorNetwork network =
        new PosteriorNetwork(
            "fc", List.of(IN), List.of(OUT), new PosteriorSettings(false, 2, 2, 5, 0, -2, true));
    assertThat(network.noiseDim()).isEqualTo(OUT);
    Graph graph = new Graph(Precision.DOUBLE, 1, layout, true);
    Input x = graph.input(IN);
    Input noise = graph.input(OUT);
    Node output = network.layer(graph, 0, x, noise);
    Node divergence = network.divergence(graph, noise);
    assertThat(layout.entries().stream().map(ParameterLayout.Entry::name))
        .containsExactly("fc0.W.mu", "fc0.b.mu", "fc0.W.logstd", "fc0.b.logvar");
    Generator random = new Generator(7);
    double[] parameters = parameters();
    double[] inputs = Numbers.normal(random, IN, 1);
    double[] epsilon = Numbers.normal(random, OUT, 1);
    x.setColumn(0, inputs, 0);
    noise.setColumn(0, epsilon, 0);
    graph.setParameters(parameters);
    graph.forward();
    int b = IN * OUT;
    int logDeviation = b + OUT;
    int logVariance = logDeviation + IN * OUT;
    double kl = 0;
    for (int j = 0; j < OUT; j++) {
      double mean = parameters[b + j];
      double variance = Math.exp(parameters[logVariance + j]);
      kl += normalDivergence(mean, variance);
      for (int i = 0; i < IN; i++) {
        double mu = parameters[i * OUT + j];
        double squared = Math.exp(2 * parameters[logDeviation + i * OUT + j]);
        mean += inputs[i] * mu;
        variance += inputs[i] * inputs[i] * squared;
        kl += normalDivergence(mu, squared);
      }
      assertThat(output.value().get(j))
          .isCloseTo(mean + Math.sqrt(variance) * epsilon[j], within(1e-12));
    }
    assertThat(divergence.value().get(0)).isCloseTo(kl, within(1e-12));
  }

  /** KL[N(mean, variance) ‖ N(0, 1)]. */
  private static double normalDivergence(double mean, double variance) {
    return 0.5 * (variance + mean * mean - 1 - Math.log(variance));
  }

  /**
   * Near the prior, where the true divergence is small and most estimates are negative: the mean is
   * within five standard errors of the allowed side, which a right bound misses for one seed in
   * 10⁶.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void theBoundIsNotNegativeInExpectation(int flows) {
    PosteriorNetwork network = network(true, flows, flows);
    Run run = new Run(network, true);
    double[] parameters = nearThePrior();
    Generator random = new Generator(11);
    int draws = 20_000;
    double sum = 0;
    double squares = 0;
    int negative = 0;
    run.graph.setParameters(parameters);
    for (int n = 0; n < draws; n++) {
      run.noise.setColumn(0, draw(network, random, run.noise.rows()), 0);
      run.graph.forward();
      double estimate = run.output.value().get(0);
      sum += estimate;
      squares += estimate * estimate;
      negative += estimate < 0 ? 1 : 0;
    }
    double mean = sum / draws;
    double error = Math.sqrt((squares / draws - mean * mean) / draws);
    assertThat(negative).as("single estimates below 0").isPositive();
    assertThat(mean).isGreaterThan(-5 * error);
  }

  /** Weights N(0, 1) but for small numbers, and nearly optimal auxiliary distributions. */
  private double[] nearThePrior() {
    double[] parameters = layout.initialise(new Generator(13));
    for (ParameterLayout.Entry entry : layout.entries()) {
      boolean small = entry.name().contains(".W.") || entry.name().contains(".b.");
      for (int i = entry.offset(); i < entry.offset() + entry.size(); i++) {
        if (small && !entry.name().contains(".q.") && !entry.name().contains(".rf.")) {
          parameters[i] = entry.name().endsWith(".mu") ? 0.1 * parameters[i] : 0;
        } else if (entry.name().endsWith(".z0.logvar")) {
          parameters[i] = 0;
        }
      }
    }
    return parameters;
  }
}
