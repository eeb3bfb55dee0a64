package org.sluice.learning.posterior;

import static org.sluice.learning.golden.Golden.assertClose;

import java.util.List;
import org.sluice.learning.flow.Transformed;
import org.sluice.learning.golden.Batches;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.golden.GoldenTest;
import org.sluice.learning.golden.Numbers;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.graph.nodes.Input;

/** Gate flows against reference numbers. */
class GateFlowGoldenTest {

  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  /** The first steps of a case at given points. */
  private static final class Run {

    final ParameterLayout layout = new ParameterLayout();
    final Graph graph;
    final Transformed flow;
    final int dim;

    Run(Golden golden, int steps, double[] z) {
      dim = golden.integer("dim");
      int rows = z.length / dim;
      graph = new Graph(Precision.DOUBLE, rows, layout, true);
      Input input = graph.input(dim);
      Input masks = graph.input(dim * golden.integer("num_layers"));
      flow =
          new GateFlow("flow", steps, golden.integer("hidden"), golden.integer("extra_hidden"))
              .apply(graph, input, masks, 0);
      Batches.set(input, z);
      double[] all = new double[0];
      for (Golden layer : golden.list("layers")) {
        all = Numbers.join(all, layer.array("mask"));
      }
      for (int row = 0; row < rows; row++) {
        masks.setColumn(row, all, 0);
      }
      Golden parameters = golden.at("params");
      double[] flat = new double[layout.size()];
      for (ParameterLayout.Entry entry : layout.entries()) {
        double[] numbers = parameters.array(entry.name());
        System.arraycopy(numbers, 0, flat, entry.offset(), numbers.length);
      }
      graph.setParameters(flat);
      graph.forward();
    }

    double[] output() {
      return Batches.rowMajor(flow.value().value());
    }

    double[] logDeterminant() {
      return Batches.rowMajor(flow.logDeterminant().value());
    }
  }

  @GoldenTest("algorithms/gate_flow")
  void valuesAndLogDeterminantsOfEachStep(Golden golden) {
    double[] z = golden.array("input_z");
    List<Golden> layers = golden.list("layers");
    double[] before = new double[z.length / golden.integer("dim")];
    for (int step = 0; step < layers.size(); step++) {
      Run run = new Run(golden, step + 1, z);
      assertClose("output", run.output(), layers.get(step).array("output"));
      double[] expected = Numbers.shifted(before, 1, layers.get(step).array("logdet"));
      assertClose("log-determinant", run.logDeterminant(), expected);
      before = expected;
    }
    assertClose("log-determinant of all", before, golden.array("total_formula_logdet"));
  }

  @GoldenTest("algorithms/gate_flow")
  void gradient(Golden golden) {
    Run run = new Run(golden, golden.integer("num_layers"), golden.array("input_z"));
    double[] weights = golden.array("weights");
    int rows = run.graph.batch();
    run.graph.clearAdjoints();
    for (int i = 0; i < weights.length; i++) {
      run.flow.value().adjoint().set(i % run.dim, i / run.dim, weights[i] / rows);
    }
    for (int row = 0; row < rows; row++) {
      run.flow.logDeterminant().adjoint().set(row, 1.0 / rows);
    }
    run.graph.backward();
    double[] gradient = new double[run.layout.size()];
    run.graph.gradient(gradient);
    assertClose("gradient", gradient, golden.flat("gradient", run.layout));
  }

  /** The density of what standard normal noise becomes, for masks of zeros and ones. */
  @GoldenTest("algorithms/gate_flow")
  void densitiesAndInverses(Golden golden) {
    if (!golden.has("eval_y")) {
      return; // masks of one half
    }
    double[] z = golden.array("input_z");
    int steps = golden.integer("num_layers");
    double[] logP = new Run(golden, steps, z).logDeterminant();
    for (int row = 0; row < logP.length; row++) {
      logP[row] = -logP[row];
      for (int i = 0; i < golden.integer("dim"); i++) {
        double number = z[row * golden.integer("dim") + i];
        logP[row] -= 0.5 * number * number + HALF_LOG_TWO_PI;
      }
    }
    assertClose("log-density", logP, golden.array("logp_output"));
    assertClose(
        "image of the inverse",
        new Run(golden, steps, golden.array("eval_z")).output(),
        golden.array("eval_y"));
  }
}
