package org.sluice.learning.surrogate;

import org.sluice.env.Generator;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.policy.Actor;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.type.Gaussian;
import org.sluice.learning.policy.type.NormalizingFlow;
import org.sluice.learning.policy.type.Trunk;
import org.sluice.learning.trustregion.PolicyBatch;

/** Policies and batches to update them with. */
public final class PolicyBatches {

  private PolicyBatches() {}

  /** A Gaussian. */
  public static Policy gaussian() {
    return new Gaussian(5, 2, Trunk.of(16));
  }

  /** A flow. */
  public static Policy flow() {
    return NormalizingFlow.ofCouplings(5, 2, 2, 3, 8, 1e-3);
  }

  /** Parameters somewhat away from their start, exact in 32 bits. */
  public static double[] parameters(Policy policy, long seed) {
    Generator random = new Generator(seed);
    double[] parameters = policy.layout().initialise(random);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] += 0.1 * random.gaussian();
    }
    Precision.FLOAT.round(parameters);
    return parameters;
  }

  /** What the policy does in random states, where some actions are better than others. */
  public static PolicyBatch batch(Policy policy, double[] parameters, int size, long seed) {
    int width = policy.observationDim();
    double[] observations = new double[size * width];
    double[] actions = new double[size * policy.actionDim()];
    double[] logProbabilities = new double[size];
    double[] advantages = new double[size];
    float[] rounded = new float[parameters.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) parameters[i];
    }
    Actor actor = new Actor(policy);
    actor.setParameters(rounded);
    Generator random = new Generator(seed);
    double[] state = new double[width];
    double[] action = new double[policy.actionDim()];
    for (int b = 0; b < size; b++) {
      for (int i = 0; i < width; i++) {
        state[i] = random.gaussian();
      }
      logProbabilities[b] = actor.act(state, random, action);
      System.arraycopy(state, 0, observations, b * width, width);
      System.arraycopy(action, 0, actions, b * action.length, action.length);
      advantages[b] =
          action[0] * state[0] - action[action.length - 1] * action[0] + 0.3 * random.gaussian();
    }
    return new PolicyBatch(observations, actions, logProbabilities, advantages);
  }
}
