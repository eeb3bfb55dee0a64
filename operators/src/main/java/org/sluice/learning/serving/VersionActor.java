package org.sluice.learning.serving;

import java.util.List;
import org.sluice.env.Box;
import org.sluice.env.Generator;
import org.sluice.env.Space;
import org.sluice.learning.policy.Actor;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.rollout.FrozenLayers;
import org.sluice.learning.rollout.ObservationStatistics;
import org.sluice.learning.trial.LowerLayers;
import org.sluice.learning.trial.SpecifiedPolicy;

/**
 * Acts under one policy version at a time; following another of the same architecture only replaces
 * numbers. The numbers are those that an actor computes. For one thread.
 */
final class VersionActor {

  private static final int BYTE = 255;

  private PolicySnapshot followed;
  private Actor actor;
  private ObservationStatistics statistics;
  private Space observations;

  /** What actions are cut to before they are applied; null if they are not. */
  private Box limits;

  /** What turns actions into the environment's; null if they are. */
  private FrozenLayers below;

  private double[] observation;
  private double[] normalised;
  private double[] action;
  private double[] inner;

  /** Whether it acts under this snapshot. */
  boolean follows(PolicySnapshot snapshot) {
    return snapshot.equals(followed); // cheap: it is nearly always the same object or version
  }

  /**
   * Acts under a version from now on.
   *
   * @throws IllegalArgumentException if this build has no such policy, or it cannot act through the
   *     layers below it
   */
  void follow(PolicySnapshot next) {
    if (followed == null || !next.specification().equals(followed.specification())) {
      prepare(next);
    }
    followed = null; // until all of it is taken over
    actor.setParameters(next.policy());
    statistics = new ObservationStatistics(next.means(), next.deviations());
    followed = next;
  }

  private void prepare(PolicySnapshot next) {
    Policy policy = SpecifiedPolicy.createAbove(next.specification());
    limits = SpecifiedPolicy.limits(next.specification());
    observations = next.specification().spaces().observations();
    List<PolicySnapshot> layers = next.specification().below();
    below = layers.isEmpty() ? null : LowerLayers.frozen(layers);
    actor = new Actor(policy);
    observation = new double[observations.size()];
    normalised = new double[observations.size()];
    action = new double[policy.actionDim()];
    inner = new double[policy.actionDim()];
  }

  /** Chooses an action for a request, or says why there is none. */
  Answer answer(Request request, ServingRules rules, Generator random) {
    Observations state = request.observation();
    if (state.size() != observations.size()) {
      return Answer.problem(
          request,
          String.format(
              "the observation has %d numbers, not %d", state.size(), observations.size()));
    }
    state.copyTo(observation, 0);
    for (int i = 0; i < observation.length; i++) {
      if (!isAllowed(observation[i])) {
        return Answer.problem(
            request,
            String.format(
                "number %d of the observation is %s, not %s",
                i, observation[i], observations.isBytes() ? "a byte 0 … 255" : "finite"));
      }
    }
    statistics.normalise(observation, normalised);
    return act(request, rules, random);
  }

  private boolean isAllowed(double number) {
    return observations.isBytes()
        ? number >= 0 && number <= BYTE && number == (int) number
        : Double.isFinite(number);
  }

  private Answer act(Request request, ServingRules rules, Generator random) {
    float logProbability;
    if (rules.deterministic()) {
      logProbability = (float) actor.actCentrally(normalised, action);
    } else {
      RequestNoise.seed(random, rules.seed(), request.id());
      logProbability = (float) actor.act(normalised, random, action);
    }
    float[] chosen = new float[action.length];
    float[] applied = new float[action.length];
    float zero = logProbability * 0;
    for (int i = 0; i < action.length; i++) {
      chosen[i] = (float) action[i];
      action[i] = limits == null ? action[i] : limits.clip(i, action[i]);
      zero += chosen[i] * 0;
    }
    apply();
    for (int i = 0; i < action.length; i++) {
      applied[i] = (float) inner[i];
      zero += applied[i] * 0;
    }
    if (zero != 0) {
      return Answer.problem(
          request,
          String.format("version %d gives an action that is not finite", followed.version()));
    }
    return new Answer(
        request.id(), request.trial(), followed.version(), chosen, applied, logProbability, "");
  }

  /** What is to be applied instead of an action within the limits. */
  private void apply() {
    if (below == null) {
      System.arraycopy(action, 0, inner, 0, action.length);
    } else {
      below.map(observation, action, inner);
    }
  }
}
