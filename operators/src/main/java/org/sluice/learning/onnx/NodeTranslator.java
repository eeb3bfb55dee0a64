package org.sluice.learning.onnx;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.ConvolutionShape;
import org.sluice.learning.graph.layers.Convolution;
import org.sluice.learning.graph.layers.Dense;
import org.sluice.learning.graph.layers.LayerNorm;
import org.sluice.learning.graph.layers.LearnedVector;
import org.sluice.learning.graph.layers.Linear;
import org.sluice.learning.graph.layers.MaskedDense;
import org.sluice.learning.graph.layers.Parameter;
import org.sluice.learning.graph.layers.ProductDiagonal;
import org.sluice.learning.graph.layers.noise.DeviationMap;
import org.sluice.learning.graph.layers.noise.OutputDeviation;
import org.sluice.learning.graph.layers.noise.WeightNoise;
import org.sluice.learning.graph.nodes.Affine;
import org.sluice.learning.graph.nodes.AffineRows;
import org.sluice.learning.graph.nodes.BetaQuantile;
import org.sluice.learning.graph.nodes.Combination;
import org.sluice.learning.graph.nodes.Elementwise;
import org.sluice.learning.graph.nodes.Mask;
import org.sluice.learning.graph.nodes.Node;
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
 * Translates each kind of node to operators of ONNX.
 *
 * <p>A node's value is {@code [rows × batch]}; the model's is its transpose, {@code [batch, rows]},
 * with a batch of 1 where a value is the same for all samples. Parameters have the shape of their
 * layout, {@code [rows, columns]}.
 */
final class NodeTranslator {

  /** Translates one kind of node; returns the name of the value in the model. */
  @FunctionalInterface
  private interface Translation<N extends Node> {
    String translate(N node, String[] inputs);
  }

  private static final Attributes OVER_ROWS =
      Attributes.integers("axes", 1).and(Attributes.integer("keepdims", 1));
  private static final Attributes ALONG_ROWS = Attributes.integer("axis", 1);
  private static final Attributes TO_FLOAT = Attributes.integer("to", Tensor.Type.FLOAT.number);
  private static final Attributes TO_INTEGER = Attributes.integer("to", Tensor.Type.INT64.number);

  private final OnnxModel model;
  private final ActivationTranslator activations;
  private final String batch;
  private final Map<Class<?>, Translation<Node>> translations = new LinkedHashMap<>();
  private final Map<String, String> vectors = new HashMap<>();
  private String samples; // [batch, 1], once it is needed

  /**
   * @param model Modified. What the operators are added to
   * @param batch name of a value {@code [batch, …]}, which gives the number of samples
   */
  NodeTranslator(OnnxModel model, String batch) {
    this.model = model;
    this.activations = new ActivationTranslator(model);
    this.batch = batch;
    on(Dense.class, (n, x) -> gemm(x[0], n.weight().name(), n.bias()));
    on(Linear.class, (n, x) -> model.apply("Gemm", x[0], n.weight().name()));
    on(Convolution.class, this::convolution);
    on(MaskedDense.class, (n, x) -> gemm(x[0], masked(n), n.bias()));
    on(LayerNorm.class, this::layerNorm);
    on(WeightNoise.class, this::weightNoise);
    on(OutputDeviation.class, this::outputDeviation);
    on(LearnedVector.class, (n, x) -> vector(n.weight()));
    on(ProductDiagonal.class, (n, x) -> productDiagonal(n));
    on(Elementwise.class, (n, x) -> activations.translate(n.function(), x[0]));
    on(Affine.class, (n, x) -> plus(times(n.a(), x[0]), n.c()));
    on(AffineRows.class, (n, x) -> affineRows(n, x[0]));
    on(Combination.class, (n, x) -> combination(n, x[0], x[1]));
    on(Product.class, (n, x) -> model.apply("Mul", x[0], x[1]));
    on(Mask.class, (n, x) -> model.apply("Where", kept(n), x[0], scalar(0)));
    on(RowSum.class, (n, x) -> model.apply("ReduceSum", x[0], integers(1)));
    on(LogSumExp.class, (n, x) -> model.apply("ReduceLogSumExp", OVER_ROWS, x[0]));
    on(Rows.class, (n, x) -> rows(n, x[0]));
    on(Reorder.class, (n, x) -> reorder(n, x[0]));
    on(Repeat.class, (n, x) -> model.apply("Tile", x[0], integers(1, n.rows())));
    on(Stack.class, (n, x) -> stack(x));
    on(Choice.class, this::choice);
    on(CategoricalQuantile.class, this::categoricalQuantile);
    on(BetaQuantile.class, (n, x) -> refuse("quantiles of the beta distribution"));
    on(TanhRoot.class, (n, x) -> refuse("roots that are found by iteration"));
  }

  private <N extends Node> void on(Class<N> type, Translation<N> translation) {
    translations.put(type, (node, inputs) -> translation.translate(type.cast(node), inputs));
  }

  /**
   * Adds a node's operators.
   *
   * @param inputs names of the values of the node's inputs
   * @return the name of the node's value
   * @throws NotExportableException if ONNX has no operators for it; the message ends a sentence
   *     about the policy
   */
  String translate(Node node, String[] inputs) {
    Translation<Node> translation = translations.get(node.getClass());
    return translation == null
        ? refuse(node.getClass().getSimpleName() + " nodes")
        : translation.translate(node, inputs);
  }

  private static String refuse(String what) {
    throw new NotExportableException("it needs " + what + ", for which ONNX has no operators");
  }

  // ---- layers ----

  private String gemm(String x, String weight, Parameter bias) {
    return model.apply("Gemm", x, weight, vector(bias));
  }

  /** Weights of a patch for each filter become filters of patches. */
  private String convolution(Convolution node, String[] inputs) {
    ConvolutionShape sizes = node.sizes();
    int kernel = sizes.kernel();
    String pictures =
        model.apply(
            "Reshape",
            times(node.scale(), inputs[0]),
            integers(-1, sizes.channels(), sizes.height(), sizes.width()));
    String filters =
        model.apply(
            "Reshape",
            model.apply("Transpose", node.weight().name()),
            integers(sizes.filters(), sizes.channels(), kernel, kernel));
    String bias = model.apply("Reshape", node.bias().name(), integers(-1));
    Attributes attributes =
        Attributes.integers("kernel_shape", kernel, kernel)
            .and(Attributes.integers("strides", sizes.stride(), sizes.stride()));
    return model.apply(
        "Reshape",
        model.apply("Conv", attributes, pictures, filters, bias),
        integers(-1, node.rows()));
  }

  private String masked(MaskedDense node) {
    Block mask = node.mask();
    String kept = model.constant(tensor(mask, mask.rows, mask.columns));
    return model.apply("Mul", node.weight().name(), kept);
  }

  /** A parameter of one column as one row: {@code [1, rows]}. */
  private String vector(Parameter parameter) {
    return vectors.computeIfAbsent(
        parameter.name(), name -> model.apply("Reshape", name, integers(1, -1)));
  }

  /**
   * In single steps: ONNX Runtime's LayerNormalization computes the variance as a difference of
   * squares. For 64 numbers from N(10, 0.01²) its error is 0.15, that of these steps 2e-5. The
   * square is a product because the runtime recognises the steps with a power and replaces them.
   */
  private String layerNorm(LayerNorm node, String[] inputs) {
    String mean = model.apply("ReduceMean", OVER_ROWS, inputs[0]);
    String centred = model.apply("Sub", inputs[0], mean);
    String square = model.apply("Mul", centred, centred);
    String variance = model.apply("ReduceMean", OVER_ROWS, square);
    String deviation = model.apply("Sqrt", plus(variance, node.epsilon()));
    String z = model.apply("Div", centred, deviation);
    String scaled = model.apply("Mul", z, vector(node.gain()));
    return model.apply("Add", scaled, vector(node.shift()));
  }

  private String deviation(Parameter rho, DeviationMap map) {
    String sigma = activations.translate(map.function(), times(map.factor(), rho.name()));
    return map.limit() < Double.POSITIVE_INFINITY
        ? model.apply("Min", sigma, scalar(map.limit()))
        : sigma;
  }

  /** For each sample, its inputs as a row times its own matrix of weights. */
  private String weightNoise(WeightNoise node, String[] inputs) {
    int width = node.inputs().get(0).rows();
    int weights = width * node.rows();
    String ofWeights = slice(inputs[1], node.first(), weights);
    String matrices = model.apply("Reshape", ofWeights, integers(-1, width, node.rows()));
    String scaled =
        model.apply("Mul", matrices, deviation(node.weightRho(), DeviationMap.SOFTPLUS));
    String row = model.apply("Reshape", inputs[0], integers(-1, 1, width));
    String product = model.apply("MatMul", row, scaled);
    String bias =
        model.apply("Reshape", deviation(node.biasRho(), DeviationMap.SOFTPLUS), integers(1, -1));
    String ofBiases = slice(inputs[1], node.first() + weights, node.rows());
    return model.apply(
        "Add",
        model.apply("Reshape", product, integers(-1, node.rows())),
        model.apply("Mul", bias, ofBiases));
  }

  private String outputDeviation(OutputDeviation node, String[] inputs) {
    String ofWeights = deviation(node.weightRho(), node.weightMap());
    String squares = model.apply("Mul", inputs[0], inputs[0]);
    String variances = model.apply("Mul", ofWeights, ofWeights);
    if (!node.hasBiases()) {
      return model.apply("Sqrt", model.apply("Gemm", squares, variances));
    }
    String rho = deviation(node.biasRho(), node.biasMap());
    String ofBiases = model.apply("Reshape", rho, integers(1, -1));
    String ofBias = model.apply("Mul", ofBiases, ofBiases);
    return model.apply("Sqrt", model.apply("Gemm", squares, variances, ofBias));
  }

  private String productDiagonal(ProductDiagonal node) {
    String left = model.apply("Transpose", node.left().name());
    return model.apply("ReduceSum", model.apply("Mul", node.right().name(), left), integers(0));
  }

  // ---- arithmetic ----

  private String times(double factor, String x) {
    return factor == 1 ? x : model.apply("Mul", x, scalar(factor));
  }

  private String plus(String x, double summand) {
    return summand == 0 ? x : model.apply("Add", x, scalar(summand));
  }

  private String combination(Combination node, String x, String y) {
    return node.b() == -1
        ? model.apply("Sub", times(node.a(), x), y)
        : model.apply("Add", times(node.a(), x), times(node.b(), y));
  }

  private String affineRows(AffineRows node, String x) {
    String scale = model.constant(tensor(node.scale(), 1, node.rows()));
    String shift = model.constant(tensor(node.shift(), 1, node.rows()));
    return model.apply("Add", model.apply("Mul", x, scale), shift);
  }

  // ---- rows ----

  private String kept(Mask node) {
    boolean[] keep = node.keep();
    double[] flags = new double[keep.length];
    for (int i = 0; i < keep.length; i++) {
      flags[i] = keep[i] ? 1 : 0;
    }
    return model.constant(Tensor.of(Tensor.Type.BOOL, new long[] {1, keep.length}, flags));
  }

  private String rows(Rows node, String x) {
    return slice(x, node.first(), node.rows());
  }

  private String slice(String x, int first, int count) {
    return model.apply("Slice", x, integers(first), integers(first + count), integers(1));
  }

  private String reorder(Reorder node, String x) {
    int[] order = node.order();
    long[] indices = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      indices[i] = order[i];
    }
    return model.apply("Gather", ALONG_ROWS, x, integers(indices));
  }

  private String stack(String[] parts) {
    String[] full = new String[parts.length];
    for (int i = 0; i < parts.length; i++) {
      full[i] = forAllSamples(parts[i]);
    }
    return model.apply("Concat", ALONG_ROWS, full);
  }

  /** Repeats a value that is the same for all samples. */
  private String forAllSamples(String x) {
    if (samples == null) {
      Attributes first = Attributes.integer("start", 0).and(Attributes.integer("end", 1));
      String count = model.apply("Shape", first, batch);
      samples = model.apply("Concat", Attributes.integer("axis", 0), count, integers(1));
    }
    return model.apply("Expand", x, samples);
  }

  private String choice(Choice node, String[] inputs) {
    int count = node.rows();
    int last = node.inputs().get(0).rows() / count - 1;
    double[] offsets = new double[count];
    for (int i = 0; i < count; i++) {
      offsets[i] = i;
    }
    String nearest = model.apply("Round", inputs[1]);
    String index = model.apply("Clip", nearest, scalar(0), scalar(last));
    String first = model.apply("Mul", model.apply("Cast", TO_INTEGER, index), integers(count));
    String all =
        model.apply(
            "Add",
            first,
            model.constant(Tensor.of(Tensor.Type.INT64, new long[] {1, count}, offsets)));
    return model.apply("GatherElements", ALONG_ROWS, forAllSamples(inputs[0]), all);
  }

  /** How many cumulative probabilities u exceeds or equals, at most the last index. */
  private String categoricalQuantile(CategoricalQuantile node, String[] inputs) {
    String u = inputs[0];
    String logProbabilities = inputs[1];
    int last = node.inputs().get(1).rows() - 1;
    String cumulative =
        model.apply(
            "CumSum",
            model.apply("Exp", logProbabilities),
            model.constant(Tensor.of(Tensor.Type.INT64, new long[0], 1)));
    String passed = model.apply("Cast", TO_FLOAT, model.apply("LessOrEqual", cumulative, u));
    String drawn = model.apply("Min", model.apply("ReduceSum", passed, integers(1)), scalar(last));
    String mostProbable =
        model.apply("Cast", TO_FLOAT, model.apply("ArgMax", ALONG_ROWS, logProbabilities));
    return model.apply("Where", model.apply("Less", u, scalar(0)), mostProbable, drawn);
  }

  // ---- constants ----

  private String scalar(double value) {
    return model.constant(Tensor.scalar(value));
  }

  private String integers(long... values) {
    return model.constant(Tensor.integers(values));
  }

  private static Tensor tensor(Block block, long... shape) {
    double[] values = new double[block.size()];
    block.store(values, 0);
    return Tensor.of(Tensor.Type.FLOAT, shape, values);
  }
}
