package org.sluice.learning.trustregion;

import org.sluice.learning.policy.Policy;

/** A batch does not have the size or the widths that an optimiser was built for. */
public final class BatchShapeException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private BatchShapeException(String array, int length, String expected) {
    super(String.format("the batch's %s have %d numbers, not %s", array, length, expected));
  }

  /**
   * Checks a batch's arrays.
   *
   * @param size transitions per batch
   * @throws BatchShapeException if one has another length
   */
  public static void check(PolicyBatch batch, Policy policy, int size) {
    check("observations", batch.observations(), size, policy.observationDim());
    check("actions", batch.actions(), size, policy.actionDim());
    check("log-probabilities", batch.logProbabilities(), size, 1);
    check("advantages", batch.advantages(), size, 1);
  }

  private static void check(String name, double[] array, int size, int width) {
    if (array.length != size * width) {
      throw new BatchShapeException(name, array.length, size + " × " + width);
    }
  }
}
