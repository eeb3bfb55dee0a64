package org.sluice.learning.rollout;

import org.sluice.env.Generator;
import org.sluice.learning.policy.Actor;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.value.Critic;
import org.sluice.learning.value.ValueNetwork;

/**
 * The policy and value networks for acting, for one architecture: the lanes of a thread share them,
 * and each lane keeps only its current snapshot. For one thread at a time.
 */
public final class Acting {

  private final Actor actor;

  /** Null if there is no value function. */
  private final Critic critic;

  private final int actionDim;
  private PolicySnapshot followed;

  /** The actor's parameters; null if it has none yet. */
  private float[] loaded;

  private ObservationStatistics statistics;

  public Acting(Policy policy, ValueNetwork values) {
    this.actor = new Actor(policy);
    this.critic = values.exists() ? new Critic(values) : null;
    this.actionDim = policy.actionDim();
  }

  /** Numbers per action. */
  int actionDim() {
    return actionDim;
  }

  /** Loads a snapshot's numbers, unless they are loaded already. */
  void follow(PolicySnapshot snapshot) {
    if (snapshot.equals(followed)) {
      return;
    }
    followed = null; // until all of it is loaded
    load(snapshot.policy());
    if (critic != null) {
      critic.setParameters(snapshot.value());
    }
    statistics = new ObservationStatistics(snapshot.means(), snapshot.deviations());
    followed = snapshot;
  }

  private void load(float[] parameters) {
    if (parameters != loaded) {
      loaded = null; // until all of them are
      actor.setParameters(parameters);
      loaded = parameters;
    }
  }

  /** Unloads a snapshot if it is the loaded one. */
  void forget(PolicySnapshot snapshot) {
    if (snapshot.equals(followed)) {
      followed = null;
      loaded = null;
    }
  }

  /**
   * V of an observation.
   *
   * @param normalised Not modified. The normalised observation, {@code [observationDim]}
   */
  double value(double[] normalised) {
    return critic.value(normalised);
  }

  /**
   * Normalises an observation.
   *
   * @param observation Not modified. As given by the environment, {@code [observationDim]}
   * @param normalised Modified. {@code [observationDim]}; the input of {@link #act}
   */
  void normalise(double[] observation, double[] normalised) {
    statistics.normalise(observation, normalised);
  }

  /**
   * Chooses an action.
   *
   * @param normalised Not modified. The normalised observation, {@code [observationDim]}
   * @param action Modified. {@code [actionDim]}
   * @return its log-probability
   */
  double act(Behaviour behaviour, double[] normalised, Generator random, double[] action) {
    load(behaviour.parameters(followed));
    return behaviour.act(actor, normalised, random, action);
  }
}
