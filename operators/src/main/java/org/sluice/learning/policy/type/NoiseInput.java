package org.sluice.learning.policy.type;

import java.util.List;
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

/**
 * An implicit policy whose network takes noise beside the observation, so that its distribution of
 * actions can have several modes: two hidden ReLU layers {@code f.0}, {@code f.1} and an output
 * layer {@code f.2}.
 *
 * <pre>a = (high + low) / 2 + (high − low) / 2 · tanh(f(s, ε)),  ε ~ N(0, I)</pre>
 *
 * <p>The noise has as many numbers as the action. There is no density; the log-probability of
 * samples is 0. Haarnoja et al. 2017, section 3.2. Initial weights are uniform within 1/√inputs.
 */
public final class NoiseInput extends BoundedPolicy {

  private final List<Integer> hidden;

  /**
   * @param actions with finite bounds
   * @param hidden units in each of the two hidden layers
   */
  public NoiseInput(int observationDim, Box actions, List<Integer> hidden) {
    super(observationDim, actions);
    this.hidden = List.copyOf(hidden);
  }

  @Override
  public Sample sample(Graph graph, Node observation, Node noise) {
    Node h = graph.stack(List.of(observation, noise));
    for (int layer = 0; layer < 2; layer++) {
      h = HiddenLayers.relu(graph, h, "f", layer, hidden.get(layer), false);
    }
    Node output = graph.dense(h, "f.2", actionDim(), Initialisers.fanIn());
    return squash(graph, output);
  }

  @Override
  public String toString() {
    return "NoiseInput(" + hidden.get(0) + "-" + hidden.get(1) + ")";
  }

  /** The type {@code noise-input}. */
  public static final class Type extends BoundedType {

    public Type() {
      super("noise-input");
    }

    @Override
    public Policy create(Spaces spaces, Hyperparameters values) {
      int hidden = values.get(PolicyParams.HIDDEN);
      return new NoiseInput(
          spaces.observations().size(), (Box) spaces.actions(), List.of(hidden, hidden));
    }
  }
}
