package org.sluice.learning.targets;

/**
 * An order of a share's steps in which each is followed by the next step of its own branch or of
 * the trunk: first the branches, each of which ends with an end mark, then the trunk.
 *
 * @param steps the steps in this order
 * @param trunk the place of the trunk's first step in it
 */
record StepOrder(int[] steps, int trunk) {

  /**
   * The order of a share.
   *
   * @param branches Not modified. The branch of each step, 0 for the trunk; empty without branches
   */
  static StepOrder of(byte[] branches, int share) {
    int[] steps = new int[share];
    int next = 0;
    for (int step = 0; step < branches.length; step++) {
      if (branches[step] != 0) {
        steps[next++] = step;
      }
    }
    int trunk = next;
    for (int step = 0; step < share; step++) {
      if (branches.length == 0 || branches[step] == 0) {
        steps[next++] = step;
      }
    }
    return new StepOrder(steps, trunk);
  }

  /**
   * Numbers in the order of the share.
   *
   * @param ordered Not modified. In this order; or empty
   */
  double[] undone(double[] ordered) {
    double[] numbers = new double[ordered.length];
    for (int i = 0; i < ordered.length; i++) {
      numbers[steps[i]] = ordered[i];
    }
    return numbers;
  }
}
