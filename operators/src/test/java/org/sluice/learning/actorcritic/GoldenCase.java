package org.sluice.learning.actorcritic;

import java.util.Iterator;
import java.util.List;
import org.sluice.learning.flow.CouplingNet;
import org.sluice.learning.flow.FlowFamilies;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.GivenNoise;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.type.Gaussian;
import org.sluice.learning.policy.type.NormalizingFlow;
import org.sluice.learning.policy.type.Trunk;
import org.sluice.learning.value.ValueNetwork;

/**
 * The networks of a case of reference numbers, in double precision.
 *
 * @param golden the case
 * @param policy its policy
 * @param network its value function
 */
public record GoldenCase(Golden golden, Policy policy, ValueNetwork network) {

  private static final double LAYER_NORM_EPSILON = 1e-12;

  /** The networks of a case. */
  public static GoldenCase of(Golden golden) {
    return new GoldenCase(
        golden,
        policy(golden),
        new ValueNetwork(golden.integer("obs_dim"), golden.integer("value_hidden")));
  }

  /** The policy of a case. */
  public static Policy policy(Golden c) {
    int observationDim = c.integer("obs_dim");
    int actionDim = c.integer("act_dim");
    if (c.text("policy").equals("gaussian")) {
      return new Gaussian(observationDim, actionDim, Trunk.of(c.integer("hidden")));
    }
    return new NormalizingFlow(
        observationDim,
        actionDim,
        FlowFamilies.of("affine")
            .chain(
                actionDim,
                2 * c.integer("pairs"),
                new CouplingNet(c.integer("hidden"), LAYER_NORM_EPSILON),
                new CouplingNet(c.integer("state_hidden"), LAYER_NORM_EPSILON)));
  }

  /**
   * The loss over some rows.
   *
   * @param noise of the entropies, in the order of their use
   */
  public ActorCriticLoss loss(int rows, Hyperparameters values, List<double[]> noise) {
    return new ActorCriticLoss(
        new GivenNoise(policy, joined(noise)), network, Precision.DOUBLE, rows, values);
  }

  /** Parameters of both networks in a field of an object, in one vector. */
  public double[] theta(Golden of, String field) {
    ParameterLayout policyLayout = policy.layout();
    return of.flat(field, policyLayout, network.layout());
  }

  private static double[] joined(List<double[]> parts) {
    double[] all = new double[parts.stream().mapToInt(part -> part.length).sum()];
    Iterator<double[]> next = parts.iterator();
    for (int start = 0; next.hasNext(); ) {
      double[] part = next.next();
      System.arraycopy(part, 0, all, start, part.length);
      start += part.length;
    }
    return all;
  }

  /** All numbers of a block. */
  public static double[] numbers(Block block) {
    double[] numbers = new double[block.size()];
    block.store(numbers, 0);
    return numbers;
  }

  /** What a step changed. */
  public static double[] difference(double[] after, double[] before) {
    double[] difference = new double[after.length];
    for (int i = 0; i < after.length; i++) {
      difference[i] = after[i] - before[i];
    }
    return difference;
  }
}
