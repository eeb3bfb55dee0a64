package org.sluice.learning.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.ConvolutionShape;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.Convolution;
import org.sluice.learning.graph.layers.Dense;
import org.sluice.learning.graph.layers.DenseShape;
import org.sluice.learning.graph.layers.FactoredLayer;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.layers.LayerNorm;
import org.sluice.learning.graph.layers.LearnedVector;
import org.sluice.learning.graph.layers.Linear;
import org.sluice.learning.graph.layers.MaskedDense;
import org.sluice.learning.graph.layers.Parameter;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.graph.layers.ParameterLayout.Initialiser;
import org.sluice.learning.graph.layers.ProductDiagonal;
import org.sluice.learning.graph.layers.ShapedLayer;
import org.sluice.learning.graph.layers.noise.DeviationMap;
import org.sluice.learning.graph.layers.noise.DeviationParameter;
import org.sluice.learning.graph.layers.noise.NormalDivergence;
import org.sluice.learning.graph.layers.noise.OutputDeviation;
import org.sluice.learning.graph.layers.noise.WeightNoise;
import org.sluice.learning.graph.nodes.Affine;
import org.sluice.learning.graph.nodes.AffineRows;
import org.sluice.learning.graph.nodes.BetaQuantile;
import org.sluice.learning.graph.nodes.Combination;
import org.sluice.learning.graph.nodes.Elementwise;
import org.sluice.learning.graph.nodes.Input;
import org.sluice.learning.graph.nodes.Mask;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.graph.nodes.NodeContext;
import org.sluice.learning.graph.nodes.Product;
import org.sluice.learning.graph.nodes.TanhRoot;
import org.sluice.learning.graph.rows.CategoricalQuantile;
import org.sluice.learning.graph.rows.Choice;
import org.sluice.learning.graph.rows.LogSumExp;
import org.sluice.learning.graph.rows.Reorder;
import org.sluice.learning.graph.rows.Repeat;
import org.sluice.learning.graph.rows.RowSum;
import org.sluice.learning.graph.rows.Rows;
import org.sluice.learning.graph.rows.Stack;

/**
 * A static differentiable graph for one batch size: its nodes in computation order, with all their
 * buffers.
 *
 * <pre>{@code
 * Graph graph = new Graph(Precision.FLOAT, batch, layout, true);
 * Input x = graph.input(3);
 * Node y = graph.dense(x, "net.0", 64, Initialisers.glorot());
 * graph.setParameters(parameters);
 * graph.forward();                          // y.value()
 * graph.setDirection(v); graph.tangent();   // y.tangent()  = dy/dθ · v
 * graph.clearAdjoints(); y.adjoint().…; graph.backward(); graph.gradient(g);
 * }</pre>
 *
 * <p>Building methods add a node and return it; they may be called only before the first sweep. A
 * graph belongs to one thread at a time. A graph of batch 1 in single precision that is not
 * differentiable uses no native code.
 */
public final class Graph {

  /** Approximate bytes of a node's and its blocks' objects, without their numbers. */
  private static final int NODE_BYTES = 100;

  private final Precision precision;
  private final ParameterLayout layout;
  private final NodeContext context;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final List<FactoredLayer> factoredLayers = new ArrayList<>();

  /**
   * @param batch samples per sweep
   * @param layout layout of the parameters; new ones are added to it
   * @param differentiable whether the tangent and backward sweeps will be used
   */
  public Graph(Precision precision, int batch, ParameterLayout layout, boolean differentiable) {
    if (batch < 1) {
      throw new IllegalArgumentException("a batch has at least one sample, not " + batch);
    }
    this.precision = precision;
    this.layout = layout;
    this.context = new NodeContext(precision.kernels(batch, differentiable), batch, differentiable);
  }

  // ---- building ----

  /** An input, {@code [rows × batch]}. */
  public Input input(int rows) {
    return add(new Input(context, rows, false));
  }

  /** Like {@link #input}, but its adjoint is also computed. */
  public Input differentiableInput(int rows) {
    return add(new Input(context, rows, true));
  }

  /**
   * x W + b, with {@code W [in, out]} named {@code name.W} and {@code b [out]} named {@code
   * name.b}.
   */
  public Dense dense(Node x, String name, int units, Initialiser weights) {
    return dense(x, name, "", units, weights);
  }

  /** x W, with {@code W [in, out]} named {@code name.W}. */
  public Linear linear(Node x, String name, int units, Initialiser weights) {
    return linear(x, name, "", units, weights);
  }

  /** Like {@link #linear(Node, String, int, Initialiser)}, with a suffix of the name. */
  public Linear linear(Node x, String name, String suffix, int units, Initialiser weights) {
    return add(new Linear(context, x, parameter(name + ".W" + suffix, x.rows(), units, weights)));
  }

  /** Like {@link #dense(Node, String, int, Initialiser)}, with a suffix of both names. */
  public Dense dense(Node x, String name, String suffix, int units, Initialiser weights) {
    Parameter weight = parameter(name + ".W" + suffix, x.rows(), units, weights);
    Parameter bias = parameter(name + ".b" + suffix, units, 1, Initialisers.constant(0));
    Dense dense = add(new Dense(context, x, weight, bias));
    factoredLayers.add(dense);
    return dense;
  }

  /**
   * What noise adds to a dense layer whose weights and biases have deviations log(1 + e^ρ), with
   * {@code ρ [in, out]} named {@code name.W.rho} and {@code ρ [out]} named {@code name.b.rho}.
   *
   * @param noise numbers for each weight, then for each bias, from row {@code first} on
   */
  public Node weightNoise(Node x, String name, int units, Initialiser rho, Node noise, int first) {
    Parameter weight = parameter(name + ".W.rho", x.rows(), units, rho);
    Parameter bias = parameter(name + ".b.rho", units, 1, rho);
    return add(new WeightNoise(context, x, weight, bias, noise, first));
  }

  /** The deviation of what {@link #weightNoise} adds; parameters as there. */
  public Node outputDeviation(Node x, String name, int units, Initialiser rho) {
    return outputDeviation(
        x,
        units,
        new DeviationParameter(name + ".W.rho", DeviationMap.SOFTPLUS, rho),
        new DeviationParameter(name + ".b.rho", DeviationMap.SOFTPLUS, rho));
  }

  /**
   * The deviation of a dense layer's outputs under independent noise of its weights and biases.
   *
   * @param weights ρ, {@code [in, units]}
   * @param biases ρ, {@code [units]}
   */
  public Node outputDeviation(
      Node x, int units, DeviationParameter weights, DeviationParameter biases) {
    return add(
        new OutputDeviation(
            context,
            x,
            parameter(weights, x.rows(), units),
            weights.map(),
            parameter(biases, units, 1),
            biases.map()));
  }

  /** The same of a layer without biases. */
  public Node outputDeviation(Node x, int units, DeviationParameter weights) {
    Parameter weight = parameter(weights, x.rows(), units);
    return add(new OutputDeviation(context, x, weight, weights.map(), null, null));
  }

  /**
   * The KL divergence of weights N(μ, σ²) from standard normal ones, {@code [1 × batch]}.
   *
   * @param mean name of μ, {@code [inputs, units]}
   */
  public Node normalDivergence(
      String mean, int inputs, int units, Initialiser means, DeviationParameter deviations) {
    Parameter mu = parameter(mean, inputs, units, means);
    Parameter rho = parameter(deviations, inputs, units);
    return add(new NormalDivergence(context, null, mu, rho, deviations.map()));
  }

  /**
   * The same of weights whose means are z_i μ_ij.
   *
   * @param z {@code [inputs × batch]}
   */
  public Node normalDivergence(
      Node z, String mean, int units, Initialiser means, DeviationParameter deviations) {
    Parameter mu = parameter(mean, z.rows(), units, means);
    Parameter rho = parameter(deviations, z.rows(), units);
    return add(new NormalDivergence(context, z, mu, rho, deviations.map()));
  }

  /**
   * Layer normalisation over the features of a sample, population variance, with {@code name.gamma}
   * and {@code name.beta} (Ba et al. 2016).
   */
  public Node layerNorm(Node x, String name, double epsilon) {
    Parameter gain = parameter(name + ".gamma", x.rows(), 1, Initialisers.constant(1));
    Parameter shift = parameter(name + ".beta", x.rows(), 1, Initialisers.constant(0));
    LayerNorm norm = add(new LayerNorm(context, x, gain, shift, epsilon));
    factoredLayers.addAll(norm.factoredLayers());
    return norm;
  }

  /**
   * scale · (W ∗ x) + b, a convolution with {@code W [patch, filters]} named {@code name.W} and
   * {@code b [filters]} named {@code name.b}.
   */
  public Node convolution(
      Node x, String name, ConvolutionShape shape, double scale, Initialiser weights) {
    Parameter weight = parameter(name + ".W", shape.patch(), shape.filters(), weights);
    Parameter bias = parameter(name + ".b", shape.filters(), 1, Initialisers.constant(0));
    return add(new Convolution(context, x, weight, bias, shape, scale));
  }

  /** A learned vector, the same for every sample, {@code [rows × batch]}. */
  public Node vector(String name, int rows, Initialiser initialiser) {
    Parameter parameter = parameter(name, rows, 1, initialiser);
    LearnedVector vector = add(new LearnedVector(context, parameter));
    factoredLayers.add(vector);
    return vector;
  }

  /** The diagonal of V W of a layer V that follows a layer W, the same for every sample. */
  public Node productDiagonal(Linear w, Dense v) {
    w.weight().use();
    v.weight().use();
    return add(new ProductDiagonal(context, w.weight(), v.weight()));
  }

  /** The function, element-wise. */
  public Node apply(Activation function, Node x) {
    return add(new Elementwise(context, function, x));
  }

  /** a x + b y. */
  public Node combine(double a, Node x, double b, Node y) {
    return add(new Combination(context, a, x, b, y));
  }

  /** x + y. */
  public Node sum(Node x, Node y) {
    return combine(1, x, 1, y);
  }

  /** a x + c. */
  public Node affine(double a, Node x, double c) {
    return add(new Affine(context, a, x, c));
  }

  /** x y, element by element. */
  public Node product(Node x, Node y) {
    return add(new Product(context, x, y));
  }

  /** Rows of x where {@code keep}, zero elsewhere. */
  public Node mask(Node x, boolean[] keep) {
    return add(new Mask(context, x, keep));
  }

  /** Σ_r x[r], {@code [1 × batch]}. */
  public Node rowSum(Node x) {
    return add(new RowSum(context, x));
  }

  /** The rows of all inputs, stacked. */
  public Node stack(List<Node> parts) {
    return add(new Stack(context, parts));
  }

  /** Rows {@code from} … {@code from + count − 1} of x. */
  public Node rows(Node x, int from, int count) {
    return add(new Rows(context, x, from, count));
  }

  /** log Σ_r exp(x[r]), {@code [1 × batch]}. */
  public Node logSumExp(Node x) {
    return add(new LogSumExp(context, x));
  }

  /**
   * x (W ⊙ M) + b with a fixed mask M of zeros and ones; parameters as in {@link #dense}.
   *
   * @param mask which weights count, {@code [in, units]}, row-major
   */
  public Node maskedDense(Node x, String name, int units, boolean[] mask, Initialiser weights) {
    Parameter weight = parameter(name + ".W", x.rows(), units, weights);
    Parameter bias = parameter(name + ".b", units, 1, Initialisers.constant(0));
    MaskedDense dense = add(new MaskedDense(context, x, weight, bias, mask));
    factoredLayers.add(dense);
    return dense;
  }

  /** One row repeated {@code rows} times. */
  public Node repeat(Node row, int rows) {
    return add(new Repeat(context, row, rows));
  }

  /** scale[r] x[r] + shift[r] with constant scales and shifts. */
  public Node affineRows(double[] scale, Node x, double[] shift) {
    return add(new AffineRows(context, scale, x, shift));
  }

  /** y[r] = x[order[r]]. */
  public Node reorder(Node x, int[] order) {
    return add(new Reorder(context, x, order));
  }

  /**
   * For each sample, the index-th block of {@code count} rows of x.
   *
   * @param index {@code [1 × batch]}, integers from 0; not differentiated
   */
  public Node choose(Node x, Node index, int count) {
    return add(new Choice(context, x, index, count));
  }

  /** The root p of p + (slope − 1) tanh p = t, element by element, for slope > 0. */
  public Node tanhRoot(Node t, Node slope) {
    return add(new TanhRoot(context, t, slope));
  }

  /** The p-quantile of Beta(α, β); not differentiated. */
  public Node betaQuantile(Node probability, Node alpha, Node beta) {
    return add(new BetaQuantile(context, probability, alpha, beta));
  }

  /**
   * The first index where the cumulative sum of exp(logProbabilities) exceeds u, {@code [1 ×
   * batch]}; not differentiated. A negative u gives the index of the largest probability.
   */
  public Node categoricalQuantile(Node u, Node logProbabilities) {
    return add(new CategoricalQuantile(context, u, logProbabilities));
  }

  private <N extends Node> N add(N node) {
    nodes.add(node);
    return node;
  }

  private Parameter parameter(DeviationParameter named, int rows, int columns) {
    return parameter(named.name(), rows, columns, named.initialiser());
  }

  private Parameter parameter(String name, int rows, int columns, Initialiser initialiser) {
    Parameter parameter =
        parameters.computeIfAbsent(
            name,
            key ->
                new Parameter(
                    layout.entry(key, rows, columns, initialiser),
                    context.kernels(),
                    context.differentiable()));
    parameter.use();
    return parameter;
  }

  // ---- sweeping ----

  /** Sets all parameters from a flat vector in the layout's order. */
  public void setParameters(double[] flat) {
    for (Parameter parameter : parameters.values()) {
      parameter.value().load(flat, parameter.offset());
    }
  }

  /**
   * Sets the parameters from a flat vector of the graph's precision that also has other parameters.
   *
   * @param first index of the layout's first number in it
   */
  public void setParameters(Block flat, int first) {
    for (Parameter parameter : parameters.values()) {
      parameter.value().load(flat, first + parameter.offset());
    }
  }

  /** Sets the parameters from a flat vector in the layout's order. */
  public void setParameters(float[] flat) {
    for (Parameter parameter : parameters.values()) {
      parameter.value().load(flat, parameter.offset());
    }
  }

  /** Sets the direction that the tangent sweep differentiates along. */
  public void setDirection(double[] flat) {
    for (Parameter parameter : parameters.values()) {
      parameter.direction().load(flat, parameter.offset());
    }
  }

  /** Computes all values. */
  public void forward() {
    for (int i = 0; i < nodes.size(); i++) {
      nodes.get(i).forward();
    }
  }

  /** Computes all tangents along the direction, after a forward sweep. */
  public void tangent() {
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i).active()) {
        nodes.get(i).tangentSweep();
      }
    }
  }

  /**
   * Sets all adjoints and gradients to zero; call it before writing the outputs' adjoints and
   * sweeping backward.
   */
  public void clearAdjoints() {
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i).active()) {
        nodes.get(i).clearAdjoint();
      }
    }
    for (Parameter parameter : parameters.values()) {
      if (!parameter.overwritten()) {
        context.kernels().fill(0, parameter.gradient());
      }
    }
  }

  /** Computes all adjoints and gradients from the outputs' adjoints, after a forward sweep. */
  public void backward() {
    for (int i = nodes.size() - 1; i >= 0; i--) {
      if (nodes.get(i).active()) {
        nodes.get(i).backward();
      }
    }
  }

  /**
   * Like {@link #backward}, but computes no parameter's gradient: for the adjoints of inputs, it
   * saves about half of the products. The parameters' gradients are undefined afterwards.
   */
  public void backwardToInputs() {
    for (int i = nodes.size() - 1; i >= 0; i--) {
      if (nodes.get(i).active()) {
        nodes.get(i).backwardToInputs();
      }
    }
  }

  /**
   * Writes the gradients of the last backward sweep as a flat vector; parameters that the graph
   * lacks get 0.
   */
  public void gradient(double[] flat) {
    java.util.Arrays.fill(flat, 0);
    for (Parameter parameter : parameters.values()) {
      parameter.gradient().store(flat, parameter.offset());
    }
  }

  /**
   * Writes the gradient into a flat vector of the graph's precision that also has other parameters.
   *
   * @param flat Modified. Parameters that the graph lacks stay as they are
   * @param first index of the layout's first number in it
   */
  public void gradient(Block flat, int first) {
    for (Parameter parameter : parameters.values()) {
      parameter.gradient().store(flat, first + parameter.offset());
    }
  }

  // ---- asking ----

  /** The parameters that this graph uses, in the order of their first use. */
  public List<Parameter> parameters() {
    return List.copyOf(parameters.values());
  }

  /** The nodes, in computation order. */
  public List<Node> nodes() {
    return List.copyOf(nodes);
  }

  /** The layers that K-FAC supports, in computation order. */
  public List<FactoredLayer> factoredLayers() {
    return List.copyOf(factoredLayers);
  }

  /** The sizes of all dense layers, for counting multiplications. */
  public List<DenseShape> denseShapes() {
    return nodes.stream()
        .filter(ShapedLayer.class::isInstance)
        .map(node -> ((ShapedLayer) node).shape())
        .toList();
  }

  /** The precision of this graph. */
  public Precision precision() {
    return precision;
  }

  /** A lower bound on the memory it needs, in bytes: its nodes and parameters. */
  public long bytes() {
    long numbers = 0;
    for (Node node : nodes) {
      numbers += (long) node.value().size() * (node.active() ? 3 : 1);
    }
    for (Parameter parameter : parameters.values()) {
      numbers += (long) parameter.value().size() * (context.differentiable() ? 3 : 1);
    }
    int size = precision == Precision.FLOAT ? Float.BYTES : Double.BYTES;
    return numbers * size + (long) nodes.size() * NODE_BYTES;
  }

  /** Samples per sweep. */
  public int batch() {
    return context.batch();
  }
}
