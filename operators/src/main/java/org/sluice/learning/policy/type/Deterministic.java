package org.sluice.learning.policy.type;

import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Box;
import org.sluice.env.Spaces;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.HiddenLayers;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.policy.Sample;
import org.sluice.learning.records.Noise;

/**
 * One action for each state, inside the bounds of the action space: two hidden ReLU layers {@code
 * actor.0}, {@code actor.1} and an output layer {@code actor.2}.
 *
 * <pre>a = (high + low) / 2 + (high − low) / 2 · tanh(f(s))</pre>
 *
 * <p>With {@code policy.layer-norm}, a layer norm stands before each ReLU. It has no density: its
 * samples need no noise, and their log-probability is 0. Lillicrap et al. 2016, section 7: hidden
 * weights uniform within 1/√inputs, output weights within 0.003. Deviation: biases start at 0.
 */
public final class Deterministic extends BoundedPolicy {

  private static final double OUTPUT_LIMIT = 3e-3;

  private final int hidden;
  private final boolean layerNorm;

  /**
   * @param actions with finite bounds
   * @param hidden units in each of the two hidden layers
   * @param layerNorm whether the hidden layers are normalised
   */
  public Deterministic(int observationDim, Box actions, int hidden, boolean layerNorm) {
    super(observationDim, actions);
    this.hidden = hidden;
    this.layerNorm = layerNorm;
  }

  @Override
  public Sample sample(Graph graph, Node observation, Node noise) {
    Node h = observation;
    for (int layer = 0; layer < 2; layer++) {
      h = HiddenLayers.relu(graph, h, "actor", layer, hidden, layerNorm);
    }
    Node output = graph.dense(h, "actor.2", actionDim(), Initialisers.uniform(OUTPUT_LIMIT));
    return squash(graph, output);
  }

  @Override
  public List<Noise> noise() {
    return List.of();
  }

  @Override
  public String toString() {
    return "Deterministic(" + hidden + "-" + hidden + ")";
  }

  /** The type {@code deterministic}. */
  public static final class Type extends BoundedType {

    public Type() {
      super("deterministic");
    }

    @Override
    public List<Param<?>> parameters() {
      return List.of(PolicyParams.HIDDEN, PolicyParams.LAYER_NORM);
    }

    @Override
    public Policy create(Spaces spaces, Hyperparameters values) {
      return new Deterministic(
          spaces.observations().size(),
          (Box) spaces.actions(),
          values.get(PolicyParams.HIDDEN),
          values.get(PolicyParams.LAYER_NORM));
    }
  }
}
