package org.sluice.jobs.lab.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.ConvolutionShape;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.Convolution;
import org.sluice.learning.graph.layers.Parameter;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.graph.layers.Parameterised;
import org.sluice.learning.graph.nodes.Affine;
import org.sluice.learning.graph.nodes.AffineRows;
import org.sluice.learning.graph.nodes.Combination;
import org.sluice.learning.graph.nodes.Elementwise;
import org.sluice.learning.graph.nodes.LinearNode;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.graph.nodes.Product;
import org.sluice.learning.graph.rows.Stack;
import org.sluice.learning.policy.Policy;

/**
 * The parts of the network that computes a policy's actions from an observation and noise, as its
 * graph has them.
 *
 * <p>Inputs and all nodes with parameters are parts, and so are nodes where the values of several
 * parts meet. Element-wise functions belong to the part that they are applied to. What only
 * selects, repeats, scales or shifts numbers is left out.
 *
 * @param parts in computation order; the last gives the actions
 */
public record NetworkDiagram(List<Part> parts) {

  private static final Pattern WORD_ENDS = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  /**
   * A part.
   *
   * @param name such as {@code dense} or {@code +}
   * @param junction whether it only joins what other parts give
   * @param functions applied to its output or to parts of it
   * @param shape of its output for one sample: a number of units, or channels, height and width
   * @param parameters learned numbers that no earlier part uses
   * @param inputs indices of the parts that it is computed from
   */
  public record Part(
      String name,
      boolean junction,
      List<String> functions,
      List<Integer> shape,
      long parameters,
      List<Integer> inputs) {

    /** Numbers per sample in its output. */
    public int units() {
      return shape.stream().reduce(1, Math::multiplyExact);
    }
  }

  /** The diagram of a policy. */
  public static NetworkDiagram of(Policy policy) {
    Graph graph = new Graph(Precision.FLOAT, 1, new ParameterLayout(), false);
    Node observation = graph.input(policy.observationDim());
    Node noise = graph.input(policy.noiseDim());
    Node action = policy.sample(graph, observation, noise).action();
    Builder builder = new Builder(Map.of(observation, "observation", noise, "noise"));
    Set<Node> needed = new HashSet<>();
    need(action, needed);
    graph.nodes().stream().filter(needed::contains).forEach(builder::add);
    return new NetworkDiagram(List.copyOf(builder.parts));
  }

  private static void need(Node node, Set<Node> needed) {
    if (needed.add(node)) {
      node.inputs().forEach(input -> need(input, needed));
    }
  }

  /** All learned numbers. */
  public long parameters() {
    return parts.stream().mapToLong(Part::parameters).sum();
  }

  private static final class Builder {

    private final Map<Node, String> inputs;
    private final List<Part> parts = new ArrayList<>();
    private final Map<Node, Integer> places = new HashMap<>();
    private final Set<Parameter> counted = new HashSet<>();

    Builder(Map<Node, String> inputs) {
      this.inputs = inputs;
    }

    void add(Node node) {
      List<Integer> from = node.inputs().stream().map(places::get).distinct().toList();
      if (from.size() == 1 && passesOn(node)) {
        places.put(node, from.get(0));
        if (node instanceof Elementwise elementwise) {
          apply(elementwise, from.get(0));
        }
        return;
      }
      places.put(node, parts.size());
      long own =
          learned(node).stream()
              .filter(counted::add)
              .mapToLong(parameter -> parameter.value().size())
              .sum();
      parts.add(new Part(name(node), joins(node), List.of(), shape(node), own, from));
    }

    private static List<Parameter> learned(Node node) {
      return node instanceof Parameterised layer ? layer.parameters() : List.of();
    }

    private void apply(Elementwise node, int place) {
      Part part = parts.get(place);
      List<String> functions = new ArrayList<>(part.functions());
      functions.add(node.function().name().toLowerCase(Locale.ROOT).replace('_', ' '));
      parts.set(
          place,
          new Part(
              part.name(),
              part.junction(),
              List.copyOf(functions),
              part.shape(),
              part.parameters(),
              part.inputs()));
    }

    /** Its name, such as {@code layer norm}. */
    private String name(Node node) {
      if (inputs.containsKey(node)) {
        return inputs.get(node);
      }
      if (node instanceof Combination combination) {
        return combination.b() < 0 ? "−" : "+";
      }
      if (node instanceof Convolution convolution) {
        ConvolutionShape sizes = convolution.sizes();
        return String.format(
            Locale.ROOT,
            "convolution %d × %d / %d",
            sizes.kernel(),
            sizes.kernel(),
            sizes.stride());
      }
      return node instanceof Product
          ? "×"
          : WORD_ENDS
              .matcher(node.getClass().getSimpleName())
              .replaceAll(" ")
              .toLowerCase(Locale.ROOT);
    }

    private static List<Integer> shape(Node node) {
      if (node instanceof Convolution convolution) {
        ConvolutionShape sizes = convolution.sizes();
        return List.of(sizes.filters(), sizes.outHeight(), sizes.outWidth());
      }
      return List.of(node.rows());
    }

    private static boolean passesOn(Node node) {
      return joins(node)
          || node instanceof LinearNode
          || node instanceof Affine
          || node instanceof AffineRows
          || node instanceof Elementwise;
    }

    private static boolean joins(Node node) {
      return node instanceof Combination || node instanceof Product || node instanceof Stack;
    }
  }
}
