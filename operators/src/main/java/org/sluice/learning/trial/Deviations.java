package org.sluice.learning.trial;

import java.util.List;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.records.ParameterShape;

/**
 * Standard deviations of a policy's parameters, for algorithms whose lanes {@linkplain
 * org.sluice.learning.algorithm.Algorithm#parameterDeviation perturb them}. A policy is published
 * with one for each parameter, in the same order, where others have a value function.
 */
final class Deviations {

  private static final String PREFIX = "deviation.";

  private Deviations() {}

  /**
   * The layout of a policy's deviations.
   *
   * @param initial the deviation that all begin with
   */
  static ParameterLayout layout(ParameterLayout policy, double initial) {
    ParameterLayout layout = new ParameterLayout();
    for (ParameterLayout.Entry of : policy.entries()) {
      layout.entry(PREFIX + of.name(), of.rows(), of.columns(), Initialisers.constant(initial));
    }
    return layout;
  }

  /** Whether parameters that are published beside a policy are its deviations. */
  static boolean are(List<ParameterShape> beside, List<ParameterShape> policy) {
    return beside.equals(
        policy.stream()
            .map(of -> new ParameterShape(PREFIX + of.name(), of.rows(), of.columns()))
            .toList());
  }
}
