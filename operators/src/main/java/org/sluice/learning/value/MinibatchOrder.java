package org.sluice.learning.value;

import org.sluice.env.Generator;

/** The order in which a batch's samples are used. */
@FunctionalInterface
public interface MinibatchOrder {

  /**
   * The order of the next epoch.
   *
   * @param order Modified. Becomes 0 … n − 1 in some order
   */
  void next(int[] order);

  /** A uniformly random order: a Fisher–Yates shuffle of 0 … n − 1 each time. */
  static MinibatchOrder shuffled(Generator random) {
    return order -> {
      for (int i = 0; i < order.length; i++) {
        int j = random.nextInt(i + 1);
        order[i] = order[j];
        order[j] = i;
      }
    };
  }
}
