package org.sluice.learning.kfac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.graph.nodes.Input;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.hyperparameters.Hyperparameters;

class KfacValueFitTest {

  private static final int BATCH = 400;
  private static final int INPUTS = 3;

  private final ParameterLayout layout = new ParameterLayout();
  private final double[] observations = new double[BATCH * INPUTS];
  private final double[] returns = new double[BATCH];

  KfacValueFitTest() {
    Generator random = new Generator(6);
    Arrays.setAll(observations, i -> random.gaussian());
    Arrays.setAll(returns, i -> 3 * Math.sin(observations[i * INPUTS]) + 1);
  }

  private KfacValueFit fit(Precision precision, Hyperparameters hyperparameters) {
    Graph graph = new Graph(precision, BATCH, layout, true);
    Input x = graph.input(INPUTS);
    Node hidden = x;
    for (int layer = 0; layer < 2; layer++) {
      hidden = graph.dense(hidden, "vf." + layer, 32, Initialisers.normalisedColumns(1));
      hidden = graph.apply(Activation.TANH, hidden);
    }
    Node value = graph.dense(hidden, "vf.2", 1, Initialisers.normalisedColumns(1));
    return new KfacValueFit(
        new KfacValueWorkspace(graph, x, value, layout.size()), hyperparameters);
  }

  private double[] start() {
    return layout.initialise(new Generator(3));
  }

  @Test
  void explainsTheReturns() {
    KfacValueFit fit = fit(Precision.FLOAT, new Hyperparameters());
    double[] parameters = start();
    double first = fit.fit(observations, returns, parameters).lossBefore();
    double last = first;
    for (int i = 0; i < 60; i++) {
      ValueUpdate update = fit.fit(observations, returns, parameters);
      assertThat(update.outcome()).isEqualTo(Outcome.ACCEPTED);
      assertThat(update.lossBefore()).isEqualTo(last == first ? update.lossBefore() : last);
      last = update.lossAfter();
    }
    assertThat(last).isLessThan(0.1 * first);
  }

  /** Undamped, with momentum off, a whole natural step of a linear network is least squares. */
  @Test
  void oneNewtonStepSolvesALinearNetwork() {
    ParameterLayout linear = new ParameterLayout();
    Graph graph = new Graph(Precision.DOUBLE, BATCH, linear, true);
    Input x = graph.input(INPUTS);
    Node value = graph.dense(x, "vf", 1, Initialisers.uniform(1));
    Hyperparameters newton =
        new Hyperparameters()
            .set(KfacParams.MOMENTUM, 0.0)
            .set(KfacValueParams.KFAC_VALUE_STEPS, 1)
            .set(KfacValueParams.KFAC_VALUE_LEARNING_RATE, 1.0)
            .set(KfacValueParams.KFAC_VALUE_CLIP_KL, 1e9)
            .set(KfacValueParams.KFAC_VALUE_DAMPING, 0.0);
    double[] slopes = {2, -3, 0.5, 1};
    Arrays.setAll(
        returns,
        i ->
            slopes[0] * observations[i * INPUTS]
                + slopes[1] * observations[i * INPUTS + 1]
                + slopes[2] * observations[i * INPUTS + 2]
                + slopes[3]);
    double[] parameters = linear.initialise(new Generator(3));
    KfacValueWorkspace workspace = new KfacValueWorkspace(graph, x, value, linear.size());
    ValueUpdate update = new KfacValueFit(workspace, newton).fit(observations, returns, parameters);
    assertClose("least squares", parameters, slopes, 1e-12);
    assertThat(update.lossAfter()).isLessThan(1e-20);
  }

  @Test
  void continuesFromItsBytesBitForBit() {
    KfacValueFit original = fit(Precision.FLOAT, new Hyperparameters());
    double[] parameters = start();
    original.fit(observations, returns, parameters);
    KfacValueFit restored = fit(Precision.FLOAT, new Hyperparameters());
    restored.restore(original.save());
    double[] copy = parameters.clone();
    assertThat(restored.fit(observations, returns, copy))
        .isEqualTo(original.fit(observations, returns, parameters));
    assertThat(copy).containsExactly(parameters);
    assertThat(restored.save()).isEqualTo(original.save());
  }

  @Test
  void failedFitsChangeNothing() {
    KfacValueFit fit = fit(Precision.FLOAT, new Hyperparameters());
    double[] parameters = start();
    fit.fit(observations, returns, parameters);
    returns[7] = Double.NaN;
    refuses(Outcome.NOT_FINITE, fit, parameters);
    returns[7] = 0;
    observations[7] = Double.POSITIVE_INFINITY;
    refuses(Outcome.NOT_FINITE, fit, parameters);
    observations[7] = 0;
    Hyperparameters wild =
        new Hyperparameters()
            .set(KfacValueParams.KFAC_VALUE_LEARNING_RATE, 1e30)
            .set(KfacValueParams.KFAC_VALUE_CLIP_KL, 1e300);
    refuses(Outcome.NOT_FINITE, fit(Precision.FLOAT, wild), parameters);
  }

  @Test
  void undampedDeadUnitsAreSingular() {
    Hyperparameters undamped = new Hyperparameters().set(KfacValueParams.KFAC_VALUE_DAMPING, 0.0);
    KfacValueFit fit = fit(Precision.FLOAT, undamped);
    refuses(Outcome.SINGULAR_FACTOR, fit, new double[layout.size()]);
  }

  private void refuses(Outcome outcome, KfacValueFit fit, double[] parameters) {
    double[] before = parameters.clone();
    byte[] state = fit.save();
    assertThat(fit.fit(observations, returns, parameters).outcome()).isEqualTo(outcome);
    assertThat(parameters).containsExactly(before);
    assertThat(fit.save()).isEqualTo(state);
  }

  @Test
  void perfectValuesHaveNoSlope() {
    KfacValueFit fit = fit(Precision.DOUBLE, new Hyperparameters());
    Arrays.fill(returns, 0);
    refuses(Outcome.ZERO_GRADIENT, fit, new double[layout.size()]);
  }

  @Test
  void refusesOutputsOfMoreThanOneNumber() {
    Graph graph = new Graph(Precision.FLOAT, BATCH, new ParameterLayout(), true);
    Input x = graph.input(INPUTS);
    Node values = graph.dense(x, "vf", 2, Initialisers.uniform(1));
    assertThatThrownBy(() -> new KfacValueWorkspace(graph, x, values, 8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one number, not 2");
  }
}
