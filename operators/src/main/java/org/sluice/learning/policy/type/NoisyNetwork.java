package org.sluice.learning.policy.type;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Box;
import org.sluice.env.Generator;
import org.sluice.env.Spaces;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.HiddenLayers;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.layers.ParameterLayout.Initialiser;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.policy.Sample;
import org.sluice.learning.records.Noise;

/**
 * An implicit policy whose network has noisy parameters, drawn for each action: two hidden layers
 * {@code f.0}, {@code f.1}, each with a layer norm {@code f.lni} and ReLU, dropout, and an output
 * layer {@code f.2}.
 *
 * <pre>a = (high + low) / 2 + (high − low) / 2 · tanh(f_θ(s))
 * θ = μ + log(1 + e^ρ) ∘ ε,  ε ~ N(0, I)      weights and biases; layer norms have no noise</pre>
 *
 * <p>Only the first layer, or the first two, can have noise as well; the others then have the
 * weights μ. The paper does not say which layers have noise. Dropout sets each input of the output
 * layer to 0 with probability p and does not rescale the others. The deterministic action has ε = 0
 * and drops nothing. There is no density; the log-probability of samples is 0. Tang and Agrawal
 * 2018, Implicit Policy, section 3.2 and appendix C.2. Initial μ are uniform within 1/√inputs,
 * those of biases 0; all ρ begin equal.
 *
 * <p>With noise of units instead of weights, a layer draws its outputs' noise, which is independent
 * and normal given its inputs: the actions of a state have the same distribution, but the same
 * noise in two states does not stand for the same θ.
 */
public final class NoisyNetwork extends BoundedPolicy {

  private final List<Integer> hidden;
  private final Settings settings;
  private final int normals;

  /**
   * Its settings besides sizes.
   *
   * @param noisyLayers how many layers have noise, from the first on: 1 to 3
   * @param noisyWeights whether weights have noise, rather than units
   * @param rho the initial ρ
   * @param dropout p, from 0 and below 1
   * @param layerNorm whether the hidden layers are normalised
   */
  public record Settings(
      int noisyLayers, boolean noisyWeights, double rho, double dropout, boolean layerNorm) {}

  /**
   * @param actions with finite bounds
   * @param hidden units in each of the two hidden layers
   */
  public NoisyNetwork(int observationDim, Box actions, List<Integer> hidden, Settings settings) {
    super(observationDim, actions);
    this.hidden = List.copyOf(hidden);
    this.settings = settings;
    this.normals = IntStream.range(0, 3).map(this::noiseOfLayer).sum();
  }

  private int outputs(int layer) {
    return layer < 2 ? hidden.get(layer) : actionDim();
  }

  private int noiseOfLayer(int layer) {
    if (layer >= settings.noisyLayers()) {
      return 0;
    }
    int inputs = layer == 0 ? observationDim() : hidden.get(layer - 1);
    return settings.noisyWeights() ? (inputs + 1) * outputs(layer) : outputs(layer);
  }

  @Override
  public Sample sample(Graph graph, Node observation, Node noise) {
    Node h = observation;
    int first = 0;
    for (int layer = 0; layer < 2; layer++) {
      h = dense(graph, h, layer, noise, first);
      if (settings.layerNorm()) {
        h = graph.layerNorm(h, "f.ln" + layer, HiddenLayers.LAYER_NORM_EPSILON);
      }
      h = graph.apply(Activation.RELU, h);
      first += noiseOfLayer(layer);
    }
    Node drawn = graph.rows(noise, normals, hidden.get(1));
    Node kept = graph.apply(Activation.STEP, graph.affine(1, drawn, -settings.dropout()));
    Node output = dense(graph, graph.product(h, kept), 2, noise, first);
    return squash(graph, output);
  }

  private Node dense(Graph graph, Node x, int layer, Node noise, int first) {
    String name = "f." + layer;
    int units = outputs(layer);
    Node mean = graph.dense(x, name, ".mu", units, Initialisers.fanIn());
    if (layer >= settings.noisyLayers()) {
      return mean;
    }
    Initialiser rho = Initialisers.constant(settings.rho());
    Node around =
        settings.noisyWeights()
            ? graph.weightNoise(x, name, units, rho, noise, first)
            : graph.product(
                graph.outputDeviation(x, name, units, rho), graph.rows(noise, first, units));
    return graph.sum(mean, around);
  }

  /** Normal numbers layer by layer; then, for each input of the output layer, kept from p on. */
  @Override
  public List<Noise> noise() {
    return List.of(Noise.normal(normals), Noise.uniform(hidden.get(1), 1));
  }

  @Override
  public void drawNoise(Generator random, double[] noise) {
    for (int i = 0; i < normals; i++) {
      noise[i] = random.gaussian();
    }
    for (int i = normals; i < noise.length; i++) {
      noise[i] = random.nextDouble();
    }
  }

  @Override
  public void centralNoise(double[] noise) {
    Arrays.fill(noise, 0, normals, 0);
    Arrays.fill(noise, normals, noise.length, 1);
  }

  @Override
  public String toString() {
    return "NoisyNetwork(" + hidden.get(0) + "-" + hidden.get(1) + ")";
  }

  /** The type {@code noisy-network}. */
  public static final class Type extends BoundedType {

    public Type() {
      super("noisy-network");
    }

    @Override
    public List<Param<?>> parameters() {
      return List.of(
          PolicyParams.HIDDEN,
          PolicyParams.NOISY_LAYERS,
          PolicyParams.NOISE_OF,
          PolicyParams.NOISE_RHO,
          PolicyParams.DROPOUT,
          PolicyParams.NOISY_LAYER_NORM);
    }

    @Override
    public Policy create(Spaces spaces, Hyperparameters values) {
      int hidden = values.get(PolicyParams.HIDDEN);
      return new NoisyNetwork(
          spaces.observations().size(),
          (Box) spaces.actions(),
          List.of(hidden, hidden),
          new Settings(
              values.get(PolicyParams.NOISY_LAYERS),
              values.get(PolicyParams.NOISE_OF).equals(PolicyParams.WEIGHTS),
              values.get(PolicyParams.NOISE_RHO),
              values.get(PolicyParams.DROPOUT),
              values.get(PolicyParams.NOISY_LAYER_NORM)));
    }
  }
}
