package org.sluice.learning.policy.type;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Box;
import org.sluice.env.Spaces;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.Params;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.policy.Sample;
import org.sluice.learning.policy.distribution.ClosedForm;
import org.sluice.learning.policy.distribution.DiagonalNormal;

/**
 * N(μ(s), diag σ²) with a softplus network, whose output softmax makes the mean: Schulman et al.
 * 2015, appendix A and figure 4.
 *
 * <pre>μ(s) = softmax(W₁ᵀ log(1 + exp(W₀ᵀ s + b₀)) + b₁)</pre>
 *
 * <p>The text has one hidden layer and biases, the figure two hidden layers, and table 2's 364
 * parameters for the swimmer (10 numbers observed, 30 units, 2 actions) hold for one hidden layer
 * without biases; layers, biases and the softmax are therefore parameters. The paper gives no
 * initial values: weights are as in {@link Gaussian}, and log σ is 0 at first and clipped to
 * ±{@link Activation#SCALE_LIMIT}.
 */
public final class SoftmaxMean extends Policy {

  private final List<Integer> hidden;
  private final boolean hiddenBias;
  private final boolean softmax;

  /**
   * @param hidden units in each hidden layer
   * @param hiddenBias whether hidden layers have biases
   * @param softmax whether the mean is a softmax of the last layer's output, rather than the output
   */
  public SoftmaxMean(
      int observationDim,
      int actionDim,
      List<Integer> hidden,
      boolean hiddenBias,
      boolean softmax) {
    super(observationDim, actionDim);
    this.hidden = List.copyOf(hidden);
    this.hiddenBias = hiddenBias;
    this.softmax = softmax;
  }

  private Node mean(Graph graph, Node observation) {
    Node h = observation;
    for (int layer = 0; layer < hidden.size(); layer++) {
      String name = "pol." + layer;
      int units = hidden.get(layer);
      h =
          hiddenBias
              ? graph.dense(h, name, units, Initialisers.normalisedColumns(1))
              : graph.linear(h, name, units, Initialisers.normalisedColumns(1));
      h = graph.apply(Activation.SOFTPLUS, h);
    }
    Node output =
        graph.dense(h, "pol." + hidden.size(), actionDim(), Initialisers.normalisedColumns(0.01));
    if (!softmax) {
      return output;
    }
    Node logSum = graph.repeat(graph.logSumExp(output), actionDim());
    return graph.apply(Activation.EXP, graph.combine(1, output, -1, logSum));
  }

  private DiagonalNormal distribution(Graph graph, Node observation) {
    Node logDeviation = graph.vector("logstd", actionDim(), Initialisers.constant(0));
    return new DiagonalNormal(
        mean(graph, observation), graph.apply(Activation.LIMIT, logDeviation));
  }

  @Override
  public Node logProbability(Graph graph, Node observation, Node action) {
    return distribution(graph, observation).logDensity(graph, action);
  }

  @Override
  public Sample sample(Graph graph, Node observation, Node noise) {
    DiagonalNormal distribution = distribution(graph, observation);
    Node action = distribution.sample(graph, noise);
    return new Sample(action, distribution.logDensity(graph, action));
  }

  @Override
  public Optional<ClosedForm> closedForm(Graph graph, Node observation) {
    return Optional.of(distribution(graph, observation));
  }

  @Override
  public String toString() {
    return "SoftmaxMean" + hidden;
  }

  /** The type {@code softmax-mean}. */
  public static final class Type extends WordedType {

    /** Not a constant: types are created before the constants of {@link PolicyParams}. */
    private static Param<Integer> hiddenLayers() {
      return Params.withDefault(PolicyParams.HIDDEN_LAYERS, 1);
    }

    public Type() {
      super("softmax-mean", Box.class);
    }

    @Override
    public List<Param<?>> parameters() {
      return List.of(
          PolicyParams.HIDDEN, hiddenLayers(), PolicyParams.HIDDEN_BIAS, PolicyParams.MEAN);
    }

    @Override
    public List<Size> sizes() {
      return List.of(Trunk.SIZE, new Size(hiddenLayers(), Growth.DEPTH));
    }

    @Override
    public Policy create(Spaces spaces, Hyperparameters values) {
      return new SoftmaxMean(
          spaces.observations().size(),
          spaces.actions().size(),
          Collections.nCopies(values.get(hiddenLayers()), values.get(PolicyParams.HIDDEN)),
          values.get(PolicyParams.HIDDEN_BIAS),
          values.get(PolicyParams.MEAN).equals(PolicyParams.SOFTMAX));
    }
  }
}
