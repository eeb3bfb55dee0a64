package org.sluice.learning.policy.type;

import java.util.ArrayList;
import java.util.List;
import org.sluice.env.Box;
import org.sluice.env.Generator;
import org.sluice.env.Spaces;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.policy.Sample;
import org.sluice.learning.policy.distribution.DiagonalNormal;
import org.sluice.learning.policy.distribution.StandardNormal;
import org.sluice.learning.records.Noise;

/**
 * K Gaussians of equal weight over a shared trunk (Tang and Agrawal 2018, section 5.1): means
 * {@code mean.k}, log-deviations {@code logstd.k} that are the same in every state.
 *
 * <pre>log π(a | s) = log Σ_k N(a; μ_k(s), diag σ_k²) − log K</pre>
 *
 * <p>The noise of an action is the component's index, then one normal number per dimension.
 * Deviation: the authors' code averages the components' log-densities, which is not a density. log
 * σ is clipped to ±{@link Activation#SCALE_LIMIT}.
 */
public final class GaussianMixture extends Policy {

  private final int components;
  private final Trunk trunk;

  /**
   * @param components K
   * @param trunk the hidden layers
   */
  public GaussianMixture(int observationDim, int actionDim, int components, Trunk trunk) {
    super(observationDim, actionDim);
    if (components < 1) {
      throw new IllegalArgumentException("a mixture has at least 1 component, not " + components);
    }
    this.components = components;
    this.trunk = trunk;
  }

  private List<DiagonalNormal> distributions(Graph graph, Node observation) {
    Node features = trunk.apply(graph, observation);
    List<DiagonalNormal> distributions = new ArrayList<>();
    for (int k = 0; k < components; k++) {
      Node mean =
          graph.dense(features, "mean." + k, actionDim(), Initialisers.normalisedColumns(0.01));
      Node logDeviation = graph.vector("logstd." + k, actionDim(), Initialisers.constant(0));
      distributions.add(new DiagonalNormal(mean, graph.apply(Activation.LIMIT, logDeviation)));
    }
    return distributions;
  }

  /** Each component's log-density, {@code [K × batch]}. */
  public Node componentLogDensities(Graph graph, Node observation, Node action) {
    return logDensities(graph, distributions(graph, observation), action);
  }

  private static Node logDensities(Graph graph, List<DiagonalNormal> distributions, Node action) {
    List<Node> logDensities = new ArrayList<>();
    for (DiagonalNormal distribution : distributions) {
      logDensities.add(distribution.logDensity(graph, action));
    }
    return graph.stack(logDensities);
  }

  private Node logDensity(Graph graph, List<DiagonalNormal> distributions, Node action) {
    Node all = logDensities(graph, distributions, action);
    return graph.affine(1, graph.logSumExp(all), -StrictMath.log(components));
  }

  @Override
  public Node logProbability(Graph graph, Node observation, Node action) {
    return logDensity(graph, distributions(graph, observation), action);
  }

  @Override
  public Sample sample(Graph graph, Node observation, Node noise) {
    List<DiagonalNormal> distributions = distributions(graph, observation);
    Node component = graph.rows(noise, 0, 1);
    Node mean =
        graph.choose(
            graph.stack(distributions.stream().map(DiagonalNormal::mean).toList()),
            component,
            actionDim());
    Node logDeviation =
        graph.choose(
            graph.stack(distributions.stream().map(DiagonalNormal::logDeviation).toList()),
            component,
            actionDim());
    Node deviation = graph.apply(Activation.EXP, logDeviation);
    Node action = graph.sum(mean, graph.product(deviation, graph.rows(noise, 1, actionDim())));
    return new Sample(action, logDensity(graph, distributions, action));
  }

  @Override
  public List<Noise> noise() {
    return List.of(Noise.index(components), Noise.normal(actionDim()));
  }

  @Override
  public void drawNoise(Generator random, double[] noise) {
    StandardNormal.draw(random, noise);
    noise[0] = random.nextInt(components);
  }

  /** The mean of the first component: the mean of all may lie where the density is low. */
  @Override
  public void centralNoise(double[] noise) {
    StandardNormal.centre(noise);
  }

  @Override
  public String toString() {
    return "GaussianMixture(" + components + " × " + trunk + ")";
  }

  /** The type {@code gaussian-mixture}. */
  public static final class Type extends WordedType {

    public Type() {
      super("gaussian-mixture", Box.class);
    }

    @Override
    public List<Size> sizes() {
      return List.of(
          new Size(PolicyParams.COMPONENTS, Growth.WIDTH_PER_ACTION), Trunk.SIZE, Trunk.DEPTH);
    }

    @Override
    public Policy create(Spaces spaces, Hyperparameters values) {
      return new GaussianMixture(
          spaces.observations().size(),
          spaces.actions().size(),
          values.get(PolicyParams.COMPONENTS),
          Trunk.of(values));
    }
  }
}
