package org.sluice.learning.policy.type;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sluice.env.Box;
import org.sluice.env.Generator;
import org.sluice.env.Spaces;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.policy.Sample;
import org.sluice.learning.policy.distribution.BetaProduct;
import org.sluice.learning.policy.distribution.ClosedForm;
import org.sluice.learning.records.Noise;

/**
 * Independent Beta distributions on a box (Chou et al. 2017; Tang and Agrawal 2018, appendix A):
 * with u = (a − low) / (high − low),
 *
 * <pre>log π(a | s) = Σ (α − 1) log u + (β − 1) log(1 − u) − log B(α, β) − log(high − low)
 * α = 1 + softplus(·),   β = 1 + softplus(·)</pre>
 *
 * <p>Actions on the box's edge or beyond count as the nearest number inside in the graph's
 * precision. Samples are quantiles of uniform noise, and are not differentiable: the entropy has a
 * closed form. The heads are {@code alpha} and {@code beta}.
 */
public final class Beta extends Policy {

  private static final double MEDIAN = 0.5;

  private final double[] low;
  private final double[] high;
  private final Trunk trunk;

  /**
   * @param low the box's lower ends, {@code [actionDim]}
   * @param high its upper ends, {@code [actionDim]}
   * @param trunk the hidden layers
   */
  public Beta(int observationDim, double[] low, double[] high, Trunk trunk) {
    super(observationDim, low.length);
    if (high.length != low.length) {
      throw new IllegalArgumentException(
          "a box has as many lower as upper ends, not " + low.length + " and " + high.length);
    }
    for (int i = 0; i < low.length; i++) {
      if (!(low[i] < high[i]) || !Double.isFinite(high[i] - low[i])) {
        throw new IllegalArgumentException(
            String.format(
                "a Beta policy needs finite bounds, but action %d has %s … %s",
                i, low[i], high[i]));
      }
    }
    this.low = low.clone();
    this.high = high.clone();
    this.trunk = trunk;
  }

  /**
   * The policy for an environment.
   *
   * @throws IllegalArgumentException if an action has no finite bounds
   */
  static Beta of(Spaces spaces, Trunk trunk) {
    Box box = (Box) spaces.actions();
    double[] low = new double[box.size()];
    double[] high = new double[box.size()];
    for (int i = 0; i < box.size(); i++) {
      if (!box.isBounded(i)) {
        throw new IllegalArgumentException(
            String.format(
                "action %d has no finite bounds, which %s beta needs", i, PolicyParams.TYPE.name));
      }
      low[i] = box.low(i);
      high[i] = box.high(i);
    }
    return new Beta(spaces.observations().size(), low, high, trunk);
  }

  private BetaProduct distribution(Graph graph, Node observation) {
    Node features = trunk.apply(graph, observation);
    return new BetaProduct(
        head(graph, features, "alpha"), head(graph, features, "beta"), logVolume());
  }

  private Node head(Graph graph, Node features, String name) {
    Node output = graph.dense(features, name, actionDim(), Initialisers.normalisedColumns(0.001));
    return graph.affine(1, graph.apply(Activation.SOFTPLUS, output), 1);
  }

  private double logVolume() {
    double sum = 0;
    for (int i = 0; i < low.length; i++) {
      sum += StrictMath.log(high[i] - low[i]);
    }
    return sum;
  }

  @Override
  public Node logProbability(Graph graph, Node observation, Node action) {
    double[] scale = new double[low.length];
    double[] shift = new double[low.length];
    for (int i = 0; i < low.length; i++) {
      scale[i] = 1 / (high[i] - low[i]);
      shift[i] = -low[i] * scale[i];
    }
    return distribution(graph, observation)
        .logDensity(graph, graph.affineRows(scale, action, shift));
  }

  @Override
  public Sample sample(Graph graph, Node observation, Node noise) {
    BetaProduct distribution = distribution(graph, observation);
    Node u = graph.betaQuantile(noise, distribution.alpha(), distribution.beta());
    double[] scale = new double[low.length];
    Arrays.setAll(scale, i -> high[i] - low[i]);
    return new Sample(graph.affineRows(scale, u, low), distribution.logDensity(graph, u));
  }

  @Override
  public boolean reparameterised() {
    return false;
  }

  @Override
  public List<Noise> noise() {
    return List.of(Noise.uniform(actionDim(), MEDIAN));
  }

  /** Uniform numbers. */
  @Override
  public void drawNoise(Generator random, double[] noise) {
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextDouble();
    }
  }

  /** Each dimension's median. */
  @Override
  public void centralNoise(double[] noise) {
    Arrays.fill(noise, MEDIAN);
  }

  @Override
  public Optional<ClosedForm> closedForm(Graph graph, Node observation) {
    return Optional.of(distribution(graph, observation));
  }

  @Override
  public String toString() {
    return "Beta(" + trunk + ")";
  }

  /** The type {@code beta}. */
  public static final class Type extends TrunkType {

    public Type() {
      super("beta", Box.class, Beta::of);
    }
  }
}
