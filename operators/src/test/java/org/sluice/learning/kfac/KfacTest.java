package org.sluice.learning.kfac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sluice.env.Generator;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.graph.nodes.Input;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.vectors.Finite;

class KfacTest {

  private static final int BATCH = 50;

  private final ParameterLayout layout = new ParameterLayout();
  private final Graph graph = new Graph(Precision.DOUBLE, BATCH, layout, true);
  private final Input x = graph.input(3);

  private double[] sweep(Node output, double[] parameters) {
    Generator random = new Generator(4);
    for (int i = 0; i < BATCH; i++) {
      double[] sample = {random.gaussian(), random.gaussian(), random.gaussian()};
      x.setColumn(i, sample, 0);
    }
    graph.setParameters(parameters);
    graph.forward();
    graph.clearAdjoints();
    for (int i = 0; i < output.adjoint().size(); i++) {
      output.adjoint().set(i, random.gaussian());
    }
    graph.backward();
    double[] gradient = new double[layout.size()];
    graph.gradient(gradient);
    return gradient;
  }

  @ParameterizedTest
  @EnumSource
  void deadUnitsGetNoDirection(Damping.Mode mode) {
    Node hidden = graph.apply(Activation.RELU, graph.dense(x, "a", 4, Initialisers.constant(0)));
    Node output = graph.dense(hidden, "b", 2, Initialisers.uniform(1));
    double[] parameters = layout.initialise(new Generator(1));
    double[] gradient = sweep(output, parameters);
    Kfac kfac = new Kfac(graph);
    double[] factors = new double[kfac.factorSize()];
    kfac.average(0, factors);
    assertThat(kfac.decompose(factors)).isTrue();

    double[] direction = new double[parameters.length];
    kfac.precondition(new Damping(mode, 0.01, 0), gradient, direction);

    int firstOfOutputs = 3 * 4 + 4;
    assertThat(Arrays.copyOf(direction, firstOfOutputs)).containsOnly(0);
    assertThat(Finite.all(direction)).isTrue();
    assertThat(direction[direction.length - 1]).isNotZero();
  }

  @Test
  void undampedDeadUnitsShowAsNotFinite() {
    Node hidden = graph.apply(Activation.RELU, graph.dense(x, "a", 4, Initialisers.constant(0)));
    Node output = graph.dense(hidden, "b", 2, Initialisers.uniform(1));
    double[] gradient = sweep(output, layout.initialise(new Generator(1)));
    Kfac kfac = new Kfac(graph);
    double[] factors = new double[kfac.factorSize()];
    kfac.average(0, factors);
    kfac.decompose(factors);
    double[] direction = new double[gradient.length];
    kfac.precondition(new Damping(Damping.Mode.PLAIN, 0, 0), gradient, direction);
    assertThat(Finite.all(direction)).isFalse();
  }

  @Test
  void runningFactorsDecay() {
    Node output = graph.dense(x, "a", 2, Initialisers.uniform(1));
    sweep(output, layout.initialise(new Generator(1)));
    Kfac kfac = new Kfac(graph);
    double[] batch = new double[kfac.factorSize()];
    kfac.average(0, batch);
    double[] running = new double[batch.length];
    Arrays.fill(running, 2);
    kfac.average(0.75, running);
    double[] expected = Arrays.stream(batch).map(f -> 1.5 + 0.25 * f).toArray();
    assertClose("running", running, expected, 1e-14);
  }

  /** Two uses: A is the mean of both inputs' moments, G the sum of both gradients' moments. */
  @Test
  void sharedLayersHaveOneBlock() {
    Node first = graph.dense(x, "a", 3, Initialisers.uniform(1));
    Node second = graph.dense(first, "a", 3, Initialisers.uniform(1));
    sweep(second, layout.initialise(new Generator(1)));
    Kfac kfac = new Kfac(graph);
    assertThat(kfac.blocks()).hasSize(1);
    double[] factors = new double[kfac.factorSize()];
    kfac.average(0, factors);

    double a = 0;
    double g = 0;
    for (int i = 0; i < BATCH; i++) {
      a += (square(x.value().get(0, i)) + square(first.value().get(0, i))) / (2 * BATCH);
      g += (square(first.adjoint().get(0, i)) + square(second.adjoint().get(0, i))) / BATCH;
    }
    FisherBlock block = kfac.blocks().get(0);
    assertClose("A[0][0]", factors[block.inputOffset()], a);
    assertClose("G[0][0]", factors[block.gradientOffset()], g);
  }

  private static double square(double number) {
    return number * number;
  }
}
