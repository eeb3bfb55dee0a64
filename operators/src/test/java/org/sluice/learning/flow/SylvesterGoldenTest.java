package org.sluice.learning.flow;

import static org.sluice.learning.golden.Golden.assertClose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.learning.flow.sylvester.GramSchmidt;
import org.sluice.learning.flow.sylvester.HouseholderProduct;
import org.sluice.learning.flow.sylvester.Order;
import org.sluice.learning.flow.sylvester.Orthonormal;
import org.sluice.learning.flow.sylvester.Sylvester;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.graph.kernels.Precision;

/** Sylvester flows with every kind of orthogonal matrix against reference numbers. */
class SylvesterGoldenTest {

  private static final double ROOT_TOLERANCE = 1e-9;

  static Stream<Golden> cases() {
    return Golden.read("algorithms/sylvester");
  }

  private static Flow chain(Golden golden, int layers) {
    List<Flow> flows = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      flows.add(new Sylvester("layer." + i, q(golden, i)));
    }
    return new Composition(flows);
  }

  private static Orthonormal q(Golden golden, int layer) {
    int units = golden.integer("units");
    return switch (golden.text("kind")) {
      case "householder" ->
          new HouseholderProduct(units, golden.at("params").shape("layer." + layer + ".v")[0]);
      case "orthogonal" -> new GramSchmidt(units);
      default -> new Order(units, layer % 2 == 1);
    };
  }

  /** The same numbers under the names of our parameters: rows of triangles, columns, vectors. */
  private static Map<String, double[]> split(Golden golden, String field) {
    Map<String, double[]> parts = new HashMap<>();
    Golden given = golden.at(field);
    int dim = golden.integer("dim");
    int units = golden.integer("units");
    for (int layer = 0; layer < golden.integer("num_layers"); layer++) {
      String name = "layer." + layer;
      parts.put(name + ".b", given.array(name + ".b"));
      triangle(given.array(name + ".R1"), units, name + ".outer.", parts);
      triangle(given.array(name + ".R2"), units, name + ".inner.", parts);
      if (given.has(name + ".v")) {
        double[] v = given.array(name + ".v");
        for (int k = 0; k < v.length / dim; k++) {
          parts.put(name + ".v." + k, Arrays.copyOfRange(v, k * dim, (k + 1) * dim));
        }
      }
      if (given.has(name + ".A")) {
        double[] a = given.array(name + ".A");
        for (int k = 0; k < units; k++) {
          double[] column = new double[dim];
          for (int i = 0; i < dim; i++) {
            column[i] = a[i * units + k];
          }
          parts.put(name + ".column." + k, column);
        }
      }
    }
    return parts;
  }

  private static void triangle(
      double[] matrix, int size, String prefix, Map<String, double[]> parts) {
    double[] diagonal = new double[size];
    for (int i = 0; i < size; i++) {
      diagonal[i] = matrix[i * size + i];
      if (i + 1 < size) {
        parts.put(prefix + i, Arrays.copyOfRange(matrix, i * size + i + 1, (i + 1) * size));
      }
    }
    parts.put(prefix + "diagonal", diagonal);
  }

  private static FlowCheck run(
      Golden golden, int layers, Direction direction, double[] x, Precision precision) {
    int dim = golden.integer("dim");
    return new FlowCheck(
        chain(golden, layers),
        direction,
        precision,
        dim,
        x,
        new double[x.length / dim],
        split(golden, "params"));
  }

  private static FlowCheck run(Golden golden, Direction direction, double[] x) {
    return run(golden, golden.integer("num_layers"), direction, x, Precision.DOUBLE);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void toAction(Golden golden) {
    double[] z = golden.array("input_z");
    FlowCheck run = run(golden, Direction.TO_ACTION, z);
    assertClose("output", run.value(), golden.array("output"));
    assertClose("log-determinant", run.logDeterminant(), golden.array("total_logdet"));
    assertClose("logp", run.logDensityOfSamples(z), golden.array("logp_output"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void layerByLayer(Golden golden) {
    double[] z = golden.array("input_z");
    double[] before = new double[z.length / golden.integer("dim")];
    for (int i = 0; i < golden.integer("num_layers"); i++) {
      FlowCheck run = run(golden, i + 1, Direction.TO_ACTION, z, Precision.DOUBLE);
      Golden layer = golden.list("layers").get(i);
      assertClose("output " + i, run.value(), layer.array("output"));
      double[] own = run.logDeterminant();
      for (int b = 0; b < own.length; b++) {
        own[b] -= before[b];
      }
      assertClose("log-determinant " + i, own, layer.array("logdet"));
      before = run.logDeterminant();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void toNoise(Golden golden) {
    FlowCheck back = run(golden, Direction.TO_NOISE, golden.array("output"));
    assertClose("noise", back.value(), golden.array("input_z"), ROOT_TOLERANCE);
    assertClose("logp", back.logDensity(), golden.array("logp_output"), ROOT_TOLERANCE);
    FlowCheck other = run(golden, Direction.TO_NOISE, golden.array("eval_y"));
    assertClose("noise", other.value(), golden.array("eval_z"), ROOT_TOLERANCE);
    assertClose("logp", other.logDensity(), golden.array("logp_eval"), ROOT_TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gradients(Golden golden) {
    FlowCheck run = run(golden, Direction.TO_ACTION, golden.array("input_z"));
    run.sweepBack(golden.array("weights"), 1);
    assertClose(
        "gradient of the input",
        run.inputGradient(),
        golden.array("gradient_input_sum_w_output_plus_logdet"));
    int batch = run.logDeterminant().length;
    Map<String, double[]> expected = split(golden, "gradient");
    run.gradients(
        (name, gradient) -> {
          for (int i = 0; i < gradient.length; i++) {
            gradient[i] /= batch;
          }
          assertClose(name, gradient, expected.get(name));
        });
  }

  @ParameterizedTest
  @MethodSource("cases")
  void singlePrecision(Golden golden) {
    double[] z = golden.array("input_z");
    int layers = golden.integer("num_layers");
    FlowCheck run = run(golden, layers, Direction.TO_ACTION, z, Precision.FLOAT);
    assertClose("output", run.value(), golden.array("output"), 1e-3);
    assertClose("logp", run.logDensityOfSamples(z), golden.array("logp_output"), 1e-3);
    FlowCheck back =
        run(golden, layers, Direction.TO_NOISE, golden.array("eval_y"), Precision.FLOAT);
    assertClose("noise", back.value(), golden.array("eval_z"), 1e-3);
  }
}
