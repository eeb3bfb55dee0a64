package org.sluice.learning.posterior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.List;
import org.sluice.learning.golden.Batches;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.golden.GoldenTest;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.graph.layers.noise.NormalDivergence;
import org.sluice.learning.graph.layers.noise.OutputDeviation;
import org.sluice.learning.graph.nodes.Input;
import org.sluice.learning.graph.nodes.Node;

/** Layers with a posterior over their weights against reference numbers. */
class PosteriorDenseGoldenTest {

  private final ParameterLayout layout = new ParameterLayout();

  private static PosteriorNetwork network(Golden golden) {
    return new PosteriorNetwork(
        "fc",
        List.of(golden.integer("inputs")),
        List.of(golden.integer("outputs")),
        GoldenPosterior.settings(golden));
  }

  /** The case with its layer named as the first of a network. */
  private double[] flat(Golden golden, String field) {
    Golden named = golden.at(field);
    double[] flat = new double[layout.size()];
    int found = 0;
    for (ParameterLayout.Entry entry : layout.entries()) {
      String name = entry.name().replaceFirst("fc0", "fc");
      if (named.has(name)) {
        double[] numbers = named.array(name);
        System.arraycopy(numbers, 0, flat, entry.offset(), numbers.length);
        found++;
      }
    }
    assertThat(found).isEqualTo(layout.entries().size());
    return flat;
  }

  private Node outputs(Golden golden, Graph graph, boolean noisy) {
    PosteriorNetwork network = network(golden);
    Input x = graph.input(golden.integer("inputs"));
    Input noise = graph.input(network.noiseDim());
    Node outputs = network.layer(graph, 0, x, noise);
    Batches.set(x, golden.array("input"));
    double[] central = new double[network.noiseDim()];
    network.centre(central);
    List<Golden> layers = List.of(golden.at("noise"));
    for (int row = 0; row < graph.batch(); row++) {
      noise.setColumn(row, noisy ? GoldenPosterior.noise(layers, row, graph.batch()) : central, 0);
    }
    divergence(golden); // declares the other parameters
    graph.setParameters(flat(golden, "params"));
    graph.forward();
    return outputs;
  }

  private Graph graph(Golden golden) {
    int rows = golden.array("input").length / golden.integer("inputs");
    return new Graph(Precision.DOUBLE, rows, layout, true);
  }

  @GoldenTest("algorithms/mnf_layer")
  void outputsAndTheirGradient(Golden golden) {
    Graph graph = graph(golden);
    Node outputs = outputs(golden, graph, true);
    assertClose("output", Batches.rowMajor(outputs.value()), golden.array("output"));
    double[] variance = golden.array("output_variance");
    Node deviation =
        graph.nodes().stream().filter(OutputDeviation.class::isInstance).findFirst().orElseThrow();
    double[] squares = Batches.rowMajor(deviation.value());
    for (int i = 0; i < squares.length; i++) {
      squares[i] *= squares[i];
    }
    assertClose("variance", squares, variance);
    graph.clearAdjoints();
    double[] weights = golden.array("weights");
    for (int i = 0; i < weights.length; i++) {
      outputs.adjoint().set(i % outputs.rows(), i / outputs.rows(), weights[i]);
    }
    graph.backward();
    double[] gradient = new double[layout.size()];
    graph.gradient(gradient);
    assertClose("gradient", gradient, flat(golden, "gradient_sum_w_output"));
  }

  @GoldenTest("algorithms/mnf_layer")
  void outputsWithoutNoise(Golden golden) {
    Node outputs = outputs(golden, graph(golden), false);
    assertClose("output", Batches.rowMajor(outputs.value()), golden.array("output_noise_off"));
  }

  private record Divergence(Graph graph, Node value) {}

  private Divergence divergence(Golden golden) {
    PosteriorNetwork network = network(golden);
    Graph graph = new Graph(Precision.DOUBLE, 1, layout, true);
    Input noise = graph.input(network.divergenceNoiseDim());
    Node divergence = network.divergence(graph, noise);
    noise.setColumn(0, GoldenPosterior.divergenceNoise(List.of(golden.at("noise"))), 0);
    return new Divergence(graph, divergence);
  }

  @GoldenTest("algorithms/mnf_layer")
  void theDivergenceAndItsGradient(Golden golden) {
    outputs(golden, graph(golden), true); // the layout's order
    Divergence divergence = divergence(golden);
    Graph graph = divergence.graph();
    graph.setParameters(flat(golden, "params"));
    graph.forward();
    Golden terms = golden.at("kl_terms");
    List<Node> normals = graph.nodes().stream().filter(NormalDivergence.class::isInstance).toList();
    assertClose("of biases", normals.get(0).value().get(0), terms.number("kl_bias"));
    assertClose("of weights", normals.get(1).value().get(0), terms.number("kl_weights"));
    double total = divergence.value().value().get(0);
    assertClose("bound", total, terms.number("kl_with_constants"));
    assertClose(
        "bound without the constant",
        total + GoldenPosterior.droppedConstant(List.of(golden.at("noise"))),
        terms.number("kl"));
    graph.clearAdjoints();
    divergence.value().adjoint().set(0, 1);
    graph.backward();
    double[] gradient = new double[layout.size()];
    graph.gradient(gradient);
    assertClose("gradient", gradient, flat(golden, "gradient_kl"));
  }
}
