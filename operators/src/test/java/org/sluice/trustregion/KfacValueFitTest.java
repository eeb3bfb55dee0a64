package org.sluice.trustregion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sluice.env.Generator;
import org.sluice.graph.Activation;
import org.sluice.graph.Graph;
import org.sluice.graph.Initialisers;
import org.sluice.graph.Input;
import org.sluice.graph.Node;
import org.sluice.graph.ParameterLayout;
import org.sluice.graph.Precision;
import org.sluice.hyperparameters.Hyperparameters;
import org.sluice.trustregion.PolicyUpdate.Outcome;

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
    System.out.println("loss " + first + " -> " + last);
    assertThat(last).isLessThan(0.1 * first);
  }
}
