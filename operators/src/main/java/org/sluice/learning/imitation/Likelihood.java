package org.sluice.learning.imitation;

import java.util.Arrays;
import java.util.Optional;
import org.sluice.env.Generator;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.Density;

/** Looks for demonstrated actions outside of the actions that a policy can take. */
final class Likelihood {

  private static final int ROWS = 256;

  private Likelihood() {}

  /** The first action whose density is not a positive number. */
  static Optional<String> impossible(Policy policy, Demonstrations demonstrations) {
    Density density = new Density(policy, Precision.FLOAT, ROWS);
    Pairs pairs = Pairs.of(ROWS, policy.observationDim(), policy.actionDim());
    float[] initial = policy.layout().initialiseFloats(new Generator(0));
    Block parameters = Precision.FLOAT.block(1, initial.length);
    parameters.load(initial, 0);
    for (int first = 0; first < demonstrations.steps(); first += ROWS) {
      for (int row = 0; row < ROWS; row++) {
        demonstrations.get(Math.min(first + row, demonstrations.steps() - 1), pairs, row);
        density.observations().setColumn(row, pairs.observations(), row * policy.observationDim());
        density.actions().setColumn(row, pairs.actions(), row * policy.actionDim());
      }
      Block logProbabilities = density.evaluate(parameters);
      for (int row = 0; row < ROWS; row++) {
        if (!Double.isFinite(logProbabilities.get(0, row))) {
          int from = row * policy.actionDim();
          double[] action = Arrays.copyOfRange(pairs.actions(), from, from + policy.actionDim());
          return Optional.of(Arrays.toString(action));
        }
      }
    }
    return Optional.empty();
  }
}
