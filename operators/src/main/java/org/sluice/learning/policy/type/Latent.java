package org.sluice.learning.policy.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Box;
import org.sluice.env.Space;
import org.sluice.env.Spaces;
import org.sluice.learning.flow.Composition;
import org.sluice.learning.flow.ConditionedCoupling;
import org.sluice.learning.flow.ContextFeatures;
import org.sluice.learning.flow.Flow;
import org.sluice.learning.flow.TanhSquash;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.policy.PolicyType;

/**
 * A latent-space policy (Haarnoja et al. 2018, Latent space policies for hierarchical reinforcement
 * learning): an invertible {@link #map} of a latent vector h ~ N(0, I), squashed into the bounds of
 * the action space.
 *
 * <pre>a = (high + low) / 2 + (high − low) / 2 · tanh f(h; s)</pre>
 *
 * <p>Couplings that change the first half and such that change the second take turns. They are
 * conditioned on the observation or on features of it. See {@link TanhSquash} for the density of
 * actions next to a bound. Deviation: the density has no 10⁻⁶ added, unlike that of the authors'
 * code, log(1 − a² + 10⁻⁶).
 */
public final class Latent extends NormalizingFlow {

  private final Box actions;

  /**
   * @param actions with finite bounds
   * @param map f, with the observation as its context
   */
  public Latent(int observationDim, Box actions, Flow map) {
    super(
        observationDim,
        actions.size(),
        new Composition(List.of(map, new TanhSquash(), new Bounded(actions))));
    this.actions = actions;
  }

  /**
   * f, from latent vectors to actions before they are squashed: couplings {@code name.0 …}, with
   * the features of the observation from {@code name.pre}.
   *
   * @param pairs of couplings
   * @param units in the hidden layer of each of their networks
   * @param hidden units in each hidden layer of the features' network; without any, the couplings
   *     see the observation itself
   */
  public static Flow map(String name, int pairs, int units, List<Integer> hidden) {
    List<Flow> couplings = new ArrayList<>();
    for (int i = 0; i < 2 * pairs; i++) {
      couplings.add(new ConditionedCoupling(name + "." + i, i % 2 == 0, units));
    }
    Flow chain = new Composition(couplings);
    return hidden.isEmpty() ? chain : new ContextFeatures(name + ".pre", hidden, chain);
  }

  @Override
  public Optional<Box> bounds() {
    return Optional.of(actions);
  }

  /** The type {@code latent}. */
  public static final class Type implements PolicyType {

    @Override
    public String word() {
      return "latent";
    }

    @Override
    public List<Param<?>> parameters() {
      return List.of(
          PolicyParams.HIDDEN,
          PolicyParams.LATENT_PAIRS,
          PolicyParams.LATENT_UNITS,
          PolicyParams.LATENT_FEATURES);
    }

    @Override
    public List<Param<?>> parameters(Hyperparameters values) {
      return values.get(PolicyParams.LATENT_FEATURES)
          ? parameters()
          : parameters().stream().filter(one -> !one.equals(PolicyParams.HIDDEN)).toList();
    }

    @Override
    public List<Size> sizes() {
      return List.of(
          Trunk.SIZE,
          new Size(PolicyParams.LATENT_PAIRS, Growth.DEPTH),
          new Size(PolicyParams.LATENT_UNITS, Growth.WIDTH));
    }

    @Override
    public boolean acts(Space space) {
      return space instanceof Box box && box.isBounded();
    }

    @Override
    public Policy create(Spaces spaces, Hyperparameters values) {
      int hidden = values.get(PolicyParams.HIDDEN);
      return new Latent(
          spaces.observations().size(),
          (Box) spaces.actions(),
          map(
              "pi",
              values.get(PolicyParams.LATENT_PAIRS),
              values.get(PolicyParams.LATENT_UNITS),
              values.get(PolicyParams.LATENT_FEATURES) ? List.of(hidden, hidden) : List.of()));
    }
  }
}
