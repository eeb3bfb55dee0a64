package org.sluice.learning.flow;

import static org.sluice.learning.golden.Golden.assertClose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.learning.flow.family.InverseAutoregressive;
import org.sluice.learning.flow.family.MaskedAutoregressive;
import org.sluice.learning.flow.family.Permutation;
import org.sluice.learning.flow.family.Planar;
import org.sluice.learning.flow.family.Radial;
import org.sluice.learning.golden.Batches;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.golden.Numbers;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.graph.nodes.Input;

/** Planar, radial, MAF and IAF against reference numbers, in both directions. */
class FlowGoldenTest {

  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  static Stream<Arguments> cases() {
    return Stream.of(
            Golden.cases("planar").map(c -> Arguments.of(FlowFamilies.of("planar"), c)),
            Golden.cases("radial").map(c -> Arguments.of(FlowFamilies.of("radial"), c)),
            Golden.cases("maf").map(c -> Arguments.of(FlowFamilies.of("maf"), c)),
            Golden.cases("iaf").map(c -> Arguments.of(FlowFamilies.of("iaf"), c)))
        .flatMap(s -> s);
  }

  static Stream<Arguments> autoregressiveCases() {
    return cases().filter(arguments -> autoregressive((FlowFamily) arguments.get()[0]));
  }

  private static boolean autoregressive(FlowFamily family) {
    return family == FlowFamilies.of("maf") || family == FlowFamilies.of("iaf");
  }

  /** The first layers of a case. */
  private static Flow chain(FlowFamily family, Golden golden, int layers) {
    IntFunction<Flow> layer =
        i ->
            switch (family.word()) {
              case "planar" -> new Planar("layer." + i);
              case "radial" -> new Radial("layer." + i);
              case "maf" -> new MaskedAutoregressive("layer." + i, golden.integer("hidden"));
              default -> new InverseAutoregressive("layer." + i, golden.integer("hidden"));
            };
    List<Flow> flows = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      if (i > 0 && autoregressive(family)) {
        flows.add(Permutation.reversal(golden.integer("dim")));
      }
      flows.add(layer.apply(i));
    }
    return new Composition(flows);
  }

  private static Map<String, double[]> parameters(FlowFamily family, Golden golden) {
    Map<String, double[]> parameters = new HashMap<>();
    for (int i = 0; i < golden.integer("num_layers"); i++) {
      String name = "layer." + i;
      if (autoregressive(family)) {
        Golden given = golden.at("params");
        parameters.put(
            name + ".hidden.W", Numbers.join(given.array(name + ".W1"), given.array(name + ".C")));
        parameters.put(name + ".hidden.b", given.array(name + ".b1"));
        parameters.put(name + ".mean.W", given.array(name + ".Wmu"));
        parameters.put(name + ".mean.b", given.array(name + ".bmu"));
        parameters.put(name + ".scale.W", given.array(name + ".Ws"));
        parameters.put(name + ".scale.b", given.array(name + ".bs"));
        continue;
      }
      Golden layer = golden.list("layers").get(i);
      if (family == FlowFamilies.of("radial")) {
        parameters.put(name + ".centre", layer.array("z0"));
        parameters.put(name + ".a", new double[] {layer.number("alpha_raw")});
        parameters.put(name + ".b", new double[] {layer.number("beta_raw")});
      } else {
        double[] w = layer.array("w");
        double[] u = layer.array("u");
        parameters.put(name + ".w", w);
        parameters.put(name + ".u", golden.has("unconstrained") ? unconstrain(w, u) : u);
        parameters.put(name + ".b", new double[] {layer.number("b")});
      }
    }
    return parameters;
  }

  /** The u whose constrained û is the given one. */
  private static double[] unconstrain(double[] w, double[] constrained) {
    double wu = 0;
    double square = 0;
    for (int i = 0; i < w.length; i++) {
      wu += w[i] * constrained[i];
      square += w[i] * w[i];
    }
    double[] u = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      u[i] = constrained[i] + (Math.log(Math.expm1(wu + 1)) - wu) * w[i] / square;
    }
    return u;
  }

  /** What a flow made of an input, row-major. */
  private record Image(double[] value, double[] logDeterminant) {}

  private static Image run(
      FlowFamily family, Golden golden, int layers, Direction direction, double[] x, Precision p) {
    int dim = golden.integer("dim");
    int batch = x.length / dim;
    ParameterLayout layout = new ParameterLayout();
    Graph graph = new Graph(p, batch, layout, false);
    Input input = graph.input(dim);
    Input context = graph.input(autoregressive(family) ? golden.integer("context_dim") : 1);
    Transformed image = chain(family, golden, layers).apply(graph, direction, input, context);
    Batches.set(input, x);
    if (autoregressive(family)) {
      Batches.set(context, golden.array("context"));
    }
    Map<String, double[]> parameters = parameters(family, golden);
    double[] flat = new double[layout.size()];
    for (ParameterLayout.Entry entry : layout.entries()) {
      double[] numbers = parameters.get(entry.name());
      System.arraycopy(numbers, 0, flat, entry.offset(), entry.size());
    }
    graph.setParameters(flat);
    graph.forward();
    return new Image(
        Batches.rowMajor(image.value().value()), Batches.rowMajor(image.logDeterminant().value()));
  }

  private static double[] logDensity(double[] noise, int dim, double[] logDeterminant, int sign) {
    double[] logDensity = new double[noise.length / dim];
    for (int b = 0; b < logDensity.length; b++) {
      logDensity[b] = sign * logDeterminant[b] - dim * HALF_LOG_TWO_PI;
      for (int i = 0; i < dim; i++) {
        logDensity[b] -= 0.5 * noise[b * dim + i] * noise[b * dim + i];
      }
    }
    return logDensity;
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("cases")
  void toAction(FlowFamily family, Golden golden) {
    double[] z = golden.array("input_z");
    int layers = golden.integer("num_layers");
    Image image = run(family, golden, layers, Direction.TO_ACTION, z, Precision.DOUBLE);
    assertClose("output", image.value(), golden.array("output"));
    double[] logDensity = logDensity(z, golden.integer("dim"), image.logDeterminant(), -1);
    assertClose("logp", logDensity, golden.array("logp_output"));
    if (golden.has("total_logdet")) {
      assertClose("log-determinant", image.logDeterminant(), golden.array("total_logdet"));
    }
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("cases")
  void layerByLayer(FlowFamily family, Golden golden) {
    double[] z = golden.array("input_z");
    double[] before = new double[z.length / golden.integer("dim")];
    for (int i = 0; i < golden.integer("num_layers"); i++) {
      Image image = run(family, golden, i + 1, Direction.TO_ACTION, z, Precision.DOUBLE);
      if (autoregressive(family)) {
        assertClose("output " + i, image.value(), golden.arrays("layer_outputs").get(i));
        continue;
      }
      Golden layer = golden.list("layers").get(i);
      assertClose("output " + i, image.value(), layer.array("output"));
      double[] own = image.logDeterminant().clone();
      for (int b = 0; b < own.length; b++) {
        own[b] -= before[b];
      }
      assertClose("log-determinant " + i, own, layer.array("logdet"));
      before = image.logDeterminant();
    }
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("cases")
  void toNoise(FlowFamily family, Golden golden) {
    int layers = golden.integer("num_layers");
    Image image =
        run(family, golden, layers, Direction.TO_NOISE, golden.array("output"), Precision.DOUBLE);
    assertClose("noise", image.value(), golden.array("input_z"));
    assertClose(
        "logp",
        logDensity(image.value(), golden.integer("dim"), image.logDeterminant(), 1),
        golden.array("logp_output"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("autoregressiveCases")
  void densitiesOfOtherActions(FlowFamily family, Golden golden) {
    int layers = golden.integer("num_layers");
    double[] y = golden.array("eval_y");
    Image image = run(family, golden, layers, Direction.TO_NOISE, y, Precision.DOUBLE);
    assertClose("noise", image.value(), golden.array("eval_z"));
    assertClose(
        "logp",
        logDensity(image.value(), golden.integer("dim"), image.logDeterminant(), 1),
        golden.array("logp_eval"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("cases")
  void singlePrecision(FlowFamily family, Golden golden) {
    double[] z = golden.array("input_z");
    int layers = golden.integer("num_layers");
    Image image = run(family, golden, layers, Direction.TO_ACTION, z, Precision.FLOAT);
    assertClose("output", image.value(), golden.array("output"), 1e-3);
    assertClose(
        "logp",
        logDensity(z, golden.integer("dim"), image.logDeterminant(), -1),
        golden.array("logp_output"),
        1e-3);
  }
}
