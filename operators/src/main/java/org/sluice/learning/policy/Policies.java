package org.sluice.learning.policy;

import org.sluice.env.Box;
import org.sluice.env.Discrete;
import org.sluice.env.EnvSpec;
import org.sluice.env.Space;
import org.sluice.learning.flow.CouplingNet;
import org.sluice.learning.flow.Flow;
import org.sluice.learning.flow.FlowFamily;
import org.sluice.learning.hyperparameters.Hyperparameters;

/** Makes the policy that the hyper-parameters name, for the spaces of an environment. */
public final class Policies {

  private static final String CATEGORICAL = "categorical";

  private Policies() {}

  /** The names that {@link PolicyParams#TYPE} may have. */
  static String[] types() {
    return new String[] {
      "gaussian",
      "gaussian-tanh",
      "gaussian-mixture",
      "beta",
      "normalizing-flow",
      "normalizing-flow-tanh",
      CATEGORICAL
    };
  }

  /**
   * A new policy.
   *
   * @throws IllegalArgumentException if the policy cannot act in the environment; the message says
   *     which can
   */
  public static Policy create(EnvSpec spec, Hyperparameters parameters) {
    String type = parameters.get(PolicyParams.TYPE);
    int hidden = parameters.get(PolicyParams.HIDDEN);
    int observationDim = observationDim(spec);
    Space actions = spec.actionSpace();
    if (actions instanceof Discrete discrete) {
      if (!type.equals(CATEGORICAL)) {
        throw new IllegalArgumentException(
            String.format(
                "%s has %d discrete actions: %s must be %s, not %s",
                spec.id(), discrete.n(), PolicyParams.TYPE.name, CATEGORICAL, type));
      }
      return new Categorical(observationDim, discrete.n(), hidden);
    }
    int actionDim = actions.size();
    return switch (type) {
      case "gaussian" -> new Gaussian(observationDim, actionDim, hidden);
      case "gaussian-tanh" -> new GaussianTanh(observationDim, actionDim, hidden);
      case "gaussian-mixture" ->
          new GaussianMixture(
              observationDim, actionDim, parameters.get(PolicyParams.COMPONENTS), hidden);
      case "beta" -> beta(spec.id(), observationDim, (Box) actions, hidden);
      case "normalizing-flow" ->
          new NormalizingFlow(observationDim, actionDim, flow(actionDim, parameters));
      case "normalizing-flow-tanh" ->
          new NormalizingFlowTanh(observationDim, actionDim, flow(actionDim, parameters));
      default ->
          throw new IllegalArgumentException(
              String.format(
                  "%s has continuous actions: %s cannot be %s",
                  spec.id(), PolicyParams.TYPE.name, type));
    };
  }

  private static int observationDim(EnvSpec spec) {
    if (spec.observationSpace() instanceof Discrete) {
      throw new IllegalArgumentException(
          spec.id() + " has discrete observations; policies need numbers to normalise");
    }
    return spec.observationSpace().size();
  }

  private static Policy beta(String id, int observationDim, Box box, int hidden) {
    double[] low = new double[box.size()];
    double[] high = new double[box.size()];
    for (int i = 0; i < box.size(); i++) {
      if (!box.isBounded(i)) {
        throw new IllegalArgumentException(
            String.format(
                "%s: action %d has no finite bounds, which %s beta needs",
                id, i, PolicyParams.TYPE.name));
      }
      low[i] = box.low(i);
      high[i] = box.high(i);
    }
    return new Beta(observationDim, low, high, hidden);
  }

  private static Flow flow(int actionDim, Hyperparameters parameters) {
    double epsilon = parameters.get(PolicyParams.FLOW_LAYER_NORM_EPSILON);
    return FlowFamily.of(parameters.get(PolicyParams.FLOW_FAMILY))
        .chain(
            actionDim,
            2 * parameters.get(PolicyParams.FLOW_PAIRS),
            new CouplingNet(parameters.get(PolicyParams.FLOW_UNITS), epsilon),
            new CouplingNet(parameters.get(PolicyParams.FLOW_STATE_UNITS), epsilon));
  }
}
