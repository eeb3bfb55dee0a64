package org.sluice.learning.posterior;

import org.sluice.learning.flow.Transformed;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.layers.ParameterLayout.Initialiser;
import org.sluice.learning.graph.layers.noise.DeviationMap;
import org.sluice.learning.graph.layers.noise.DeviationParameter;
import org.sluice.learning.graph.nodes.Node;

/**
 * A dense layer with a posterior over its weights, a multiplicative normalizing flow:
 *
 * <pre>
 * z = flow_q(μ_z + σ_z ε),   W_ij ~ N(z_i μ_ij, σ_ij²),   b_j ~ N(μ_j, σ_j²)
 * y_j = Σ_i x_i z_i μ_ij + μ_j + s_j ε_j,   s_j² = Σ_i x_i² σ_ij² + σ_j²
 * </pre>
 *
 * <p>The second line has the distribution of x W + b (local reparameterisation, Kingma et al.
 * 2015). σ is at most {@link DeviationMap#CLAMP}. With zero noise and masks of ½ the layer is
 * deterministic.
 *
 * <p>An auxiliary distribution r(z | W) bounds the divergence from a standard normal prior p
 * (Louizos and Welling 2017, Multiplicative Normalizing Flows for Variational Bayesian Neural
 * Networks, section 3):
 *
 * <pre>
 * KL[q(W, b) ‖ p] ≤ E[KL[q(W, b | z) ‖ p] + log q(z) − log r(z | W)]
 * log r = log N(flow_r(z); b1 mean(t), e^(−b2 mean(t))) + log |det ∂flow_r/∂z|,   t = tanh(c W)
 * </pre>
 *
 * <p>Its estimate has one draw of z and of c W. As in the code of Touati et al. 2018, σ in it is
 * not clamped. Initially μ_ij ~ N(0, 4/(in + out)), μ_z ~ N(0, 4/in), around 1 without flow, σ_z² =
 * 0.1, and c, b1, b2 ~ N(0, 4/in). Deviation: without factors (Bayes by backprop), the code of
 * Touati et al. starts with σ = log(1 + e^−3) ≈ 0.05 for all, does not clamp it, and draws μ
 * uniformly within √(3/in).
 *
 * @param name of the layer, with which its parameters' names begin
 * @param outputs units
 */
record PosteriorDense(String name, int inputs, int outputs, PosteriorSettings settings) {

  private static final double INITIAL_FACTOR_VARIANCE = 0.1;

  /** Normal numbers of one draw: ε of the factors, then those of the outputs. */
  int normals() {
    return (settings.multipliers() ? inputs : 0) + outputs;
  }

  /** Masks of the factors' flow. */
  int masks() {
    return settings.multipliers() ? settings.flows() * inputs : 0;
  }

  /** Masks of the auxiliary flow. */
  int auxiliaryMasks() {
    return settings.multipliers() ? settings.auxiliaryFlows() * inputs : 0;
  }

  private DeviationParameter deviations(DeviationMap map) {
    return new DeviationParameter(
        name + ".W.logstd", map, Initialisers.constant(settings.logDeviation()));
  }

  private DeviationParameter biasDeviations(DeviationMap map) {
    return new DeviationParameter(
        name + ".b.logvar", map, Initialisers.constant(settings.logDeviation()));
  }

  private Initialiser means() {
    return Initialisers.normal(0, Math.sqrt(4.0 / (inputs + outputs)));
  }

  private Node vector(Graph graph, String of, double mean) {
    return graph.vector(name + of, inputs, Initialisers.normal(mean, Math.sqrt(4.0 / inputs)));
  }

  private Node logVariances(Graph graph) {
    return graph.vector(
        name + ".z0.logvar",
        inputs,
        Initialisers.constant(StrictMath.log(INITIAL_FACTOR_VARIANCE)));
  }

  private Transformed factors(Graph graph, Node noise, int firstNormal, int firstMask) {
    Node mean = vector(graph, ".z0.mu", settings.flows() == 0 ? 1 : 0);
    Node deviation = graph.apply(Activation.EXP, graph.affine(0.5, logVariances(graph), 0));
    Node epsilon = graph.rows(noise, firstNormal, inputs);
    Node start = graph.sum(mean, graph.product(deviation, epsilon));
    return flow(".q", settings.flows()).apply(graph, start, noise, firstMask);
  }

  private GateFlow flow(String of, int steps) {
    return new GateFlow(name + of, steps, settings.flowUnits(), settings.furtherLayers());
  }

  /**
   * Outputs of the layer, {@code [outputs × batch]}.
   *
   * @param x {@code [inputs × batch]}
   * @param noise normal numbers and masks
   * @param firstNormal row of the layer's first normal number
   * @param firstMask row of the layer's first mask
   */
  Node outputs(Graph graph, Node x, Node noise, int firstNormal, int firstMask) {
    Node scaled =
        settings.multipliers()
            ? graph.product(x, factors(graph, noise, firstNormal, firstMask).value())
            : x;
    Node mean = graph.dense(scaled, name, ".mu", outputs, means());
    DeviationMap ofBias =
        settings.squaredBias()
            ? DeviationMap.CLAMPED_LOG_VARIANCE
            : DeviationMap.CLAMPED_LOG_SQUARED_VARIANCE;
    Node deviation =
        graph.outputDeviation(
            x, outputs, deviations(DeviationMap.CLAMPED_LOG), biasDeviations(ofBias));
    Node epsilon = graph.rows(noise, firstNormal + normals() - outputs, outputs);
    return graph.sum(mean, graph.product(deviation, epsilon));
  }

  /**
   * One draw's estimate of the bound of the divergence, {@code [1 × batch]}.
   *
   * @param noise normal numbers and masks; those of {@code outputs} are for c W here
   * @param firstNormal row of the layer's first normal number
   * @param firstMask row of the layer's first mask
   * @param firstAuxiliaryMask row of the layer's first mask of the auxiliary flow
   */
  Node divergence(Graph graph, Node noise, int firstNormal, int firstMask, int firstAuxiliaryMask) {
    Node ofBiases =
        graph.normalDivergence(
            name + ".b.mu",
            outputs,
            1,
            Initialisers.constant(0),
            biasDeviations(DeviationMap.LOG_VARIANCE));
    DeviationParameter deviations = deviations(DeviationMap.LOG);
    if (!settings.multipliers()) {
      Node ofWeights = graph.normalDivergence(name + ".W.mu", inputs, outputs, means(), deviations);
      return graph.sum(ofWeights, ofBiases);
    }
    Transformed z = factors(graph, noise, firstNormal, firstMask);
    Node ofWeights =
        graph.normalDivergence(z.value(), name + ".W.mu", outputs, means(), deviations);
    Node logQ = logDensity(graph, z, graph.rows(noise, firstNormal, inputs));
    Node normals = graph.rows(noise, firstNormal + inputs, outputs);
    Node logR = auxiliary(graph, z.value(), normals, noise, firstAuxiliaryMask);
    return graph.sum(graph.sum(ofWeights, ofBiases), graph.combine(1, logQ, -1, logR));
  }

  /** log q(z) without the normal constants, which those of r cancel. */
  private Node logDensity(Graph graph, Transformed z, Node epsilon) {
    Node exponents = graph.sum(logVariances(graph), graph.apply(Activation.SQUARE, epsilon));
    Node ofStart = graph.affine(-0.5, graph.rowSum(exponents), 0);
    return z.logDeterminant() == null ? ofStart : graph.combine(1, ofStart, -1, z.logDeterminant());
  }

  /** log r(z | W) without the normal constants. */
  private Node auxiliary(Graph graph, Node z, Node normals, Node noise, int firstMask) {
    Node c = vector(graph, ".r.c", 0);
    Node mean = graph.linear(graph.product(c, z), name, ".mu", outputs, means());
    Node deviation = graph.outputDeviation(c, outputs, deviations(DeviationMap.LOG));
    Node t = graph.apply(Activation.TANH, graph.sum(mean, graph.product(deviation, normals)));
    Node average = graph.repeat(graph.affine(1.0 / outputs, graph.rowSum(t), 0), inputs);
    Node centre = graph.product(vector(graph, ".r.b1", 0), average);
    Node logPrecision = graph.product(vector(graph, ".r.b2", 0), average);
    Transformed back = flow(".rf", settings.auxiliaryFlows()).apply(graph, z, noise, firstMask);
    Node distance = graph.apply(Activation.SQUARE, graph.combine(1, back.value(), -1, centre));
    Node weighted = graph.product(graph.apply(Activation.EXP, logPrecision), distance);
    Node ofNormal =
        graph.affine(0.5, graph.rowSum(graph.combine(1, logPrecision, -1, weighted)), 0);
    return back.logDeterminant() == null ? ofNormal : graph.sum(ofNormal, back.logDeterminant());
  }
}
