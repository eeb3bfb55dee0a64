package org.sluice.jobs.evaluation;

import org.sluice.env.Box;
import org.sluice.env.Env;
import org.sluice.env.Generator;
import org.sluice.env.registry.Envs;
import org.sluice.learning.policy.Actor;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.PolicySpecification;
import org.sluice.learning.rollout.FrozenLayers;
import org.sluice.learning.rollout.ObservationStatistics;
import org.sluice.learning.rollout.Seeds;
import org.sluice.learning.trial.LowerLayers;
import org.sluice.learning.trial.SpecifiedPolicy;

/**
 * Actions of a policy in one state; those of a policy above layers are the environment's.
 *
 * @param actions {@code [samples][actionDim]}
 */
public record ActionSamples(double[][] actions) {

  /**
   * Draws actions.
   *
   * @param state the observation; null for the environment's first one
   * @param seed of the environment and of the actions
   * @throws IllegalArgumentException if this build has no such policy or layers below it, or if the
   *     state has another size than its observations
   */
  public static ActionSamples draw(PolicySnapshot policy, double[] state, int count, long seed) {
    PolicySpecification specification = policy.specification();
    Actor actor = new Actor(SpecifiedPolicy.createAbove(specification));
    actor.setParameters(policy.policy());
    double[] observation = state == null ? first(policy, seed) : state;
    int expected = specification.spaces().observations().size();
    if (observation.length != expected) {
      throw new IllegalArgumentException(
          String.format(
              "its observations have %d numbers, but the state has %d",
              expected, observation.length));
    }
    double[] normalised = new double[expected];
    new ObservationStatistics(policy.means(), policy.deviations())
        .normalise(observation, normalised);
    Generator random = new Generator(Seeds.actions(seed, 0));
    double[][] actions = new double[count][specification.spaces().actions().size()];
    for (double[] action : actions) {
      actor.act(normalised, random, action);
    }
    if (!specification.below().isEmpty()) {
      apply(specification, observation, actions);
    }
    return new ActionSamples(actions);
  }

  /**
   * Passes actions through the layers below; these choose as many numbers as they take.
   *
   * @param actions Modified
   */
  private static void apply(
      PolicySpecification specification, double[] observation, double[][] actions) {
    Box limits = SpecifiedPolicy.limits(specification);
    FrozenLayers layers = LowerLayers.frozen(specification.below());
    for (double[] action : actions) {
      for (int i = 0; limits != null && i < action.length; i++) {
        action[i] = limits.clip(i, action[i]);
      }
      layers.map(observation, action.clone(), action);
    }
  }

  private static double[] first(PolicySnapshot policy, long seed) {
    try (Env env = Envs.make(policy.specification().environment())) {
      double[] observation = new double[env.spec().observationSpace().size()];
      env.reset(Seeds.environment(seed, 0), observation);
      return observation;
    }
  }

  /** Numbers per action. */
  public int dim() {
    return actions[0].length;
  }

  /** One component of every action. */
  public double[] component(int index) {
    double[] numbers = new double[actions.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = actions[i][index];
    }
    return numbers;
  }

  /** The mean of a component. */
  public double mean(int index) {
    double sum = 0;
    for (double[] action : actions) {
      sum += action[index];
    }
    return sum / actions.length;
  }

  /** The standard deviation of a component. */
  public double deviation(int index) {
    return Math.sqrt(covariance(index, index));
  }

  /** The correlation of two components. */
  public double correlation(int one, int other) {
    return covariance(one, other) / Math.sqrt(covariance(one, one) * covariance(other, other));
  }

  /** The share of actions whose component is above 0. */
  public double shareAboveZero(int index) {
    int above = 0;
    for (double[] action : actions) {
      above += action[index] > 0 ? 1 : 0;
    }
    return (double) above / actions.length;
  }

  private double covariance(int one, int other) {
    double meanOfOne = mean(one);
    double meanOfOther = mean(other);
    double sum = 0;
    for (double[] action : actions) {
      sum += (action[one] - meanOfOne) * (action[other] - meanOfOther);
    }
    return sum / actions.length;
  }
}
