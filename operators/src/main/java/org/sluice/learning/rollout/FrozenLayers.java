package org.sluice.learning.rollout;

import java.util.List;
import org.sluice.env.Box;
import org.sluice.env.wrapper.MappedAction.ActionMap;
import org.sluice.learning.policy.Actor;
import org.sluice.learning.policy.Policy;

/**
 * Trained policies, one above the other, that turn the actions of the policy above them into those
 * of an environment (Haarnoja et al. 2018, "Latent space policies for hierarchical reinforcement
 * learning", section 4). They learn nothing and draw nothing: an action from above takes the place
 * of a layer's normal noise.
 *
 * <pre>h_i = f_i(h_(i+1); s_(1…D_i)),  a = h_0</pre>
 *
 * <p>Each layer sees as many of the observation's first numbers as it was trained with, rounded and
 * normalised as then, and its actions are clipped if they were. For one thread; allocates nothing
 * per action.
 */
public final class FrozenLayers implements ActionMap {

  /** One of them, with buffers. */
  public static final class Layer {

    private final Actor actor;
    private final ObservationStatistics statistics;
    private final Box limits;
    private final double[] seen;
    private final double[] normalised;
    private final double[] action;

    /**
     * @param policy whose noise is as long as its action
     * @param parameters Not modified. In the order of the policy's layout
     * @param statistics of its observations
     * @param limits what its actions are clipped to; null if they are not
     * @throws IllegalArgumentException if the sizes do not fit the policy
     */
    public Layer(Policy policy, float[] parameters, ObservationStatistics statistics, Box limits) {
      require("numbers of noise", policy.noiseDim(), policy.actionDim());
      require("parameters", parameters.length, policy.layout().size());
      if (statistics.features() > 0) {
        require("normalised numbers", statistics.features(), policy.observationDim());
      }
      if (limits != null) {
        require("limits", limits.size(), policy.actionDim());
      }
      this.actor = new Actor(policy);
      this.actor.setParameters(parameters);
      this.statistics = statistics;
      this.limits = limits;
      this.seen = new double[policy.observationDim()];
      this.normalised = new double[policy.observationDim()];
      this.action = new double[policy.actionDim()];
    }

    private static void require(String what, int found, int expected) {
      if (found != expected) {
        throw new IllegalArgumentException(
            String.format("a layer has %d %s, not %d", found, what, expected));
      }
    }

    private double[] act(double[] observation, double[] latent) {
      for (int i = 0; i < seen.length; i++) {
        seen[i] = (float) observation[i]; // as lanes round
      }
      statistics.normalise(seen, normalised);
      actor.act(normalised, latent, action);
      for (int i = 0; limits != null && i < action.length; i++) {
        action[i] = limits.clip(i, action[i]);
      }
      return action;
    }
  }

  private final List<Layer> layers;

  /**
   * @param layers at least one, from the highest to that of the environment's actions
   * @throws IllegalArgumentException if there is none, or one does not choose as many numbers as
   *     the next one takes
   */
  public FrozenLayers(List<Layer> layers) {
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("there must be a layer");
    }
    for (int i = 0; i + 1 < layers.size(); i++) {
      Layer.require("actions", layers.get(i).action.length, layers.get(i + 1).action.length);
    }
    this.layers = List.copyOf(layers);
  }

  @Override
  public void map(double[] observation, double[] action, double[] inner) {
    double[] latent = action;
    for (int i = 0; i < layers.size(); i++) { // an iterator would be an object
      latent = layers.get(i).act(observation, latent);
    }
    System.arraycopy(latent, 0, inner, 0, inner.length);
  }
}
