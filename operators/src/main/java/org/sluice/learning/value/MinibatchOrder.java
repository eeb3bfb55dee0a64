package org.sluice.learning.value;

import org.sluice.env.Generator;

/** Decides in which order a batch's samples are used. */
@FunctionalInterface
public interface MinibatchOrder {

  /**
   * The order of the next epoch.
   *
   * @param order Modified. Becomes 0 … n − 1 in some order
   */
  void next(int[] order);

  /** Every order equally likely: Fisher and Yates, from 0 … n − 1 anew each time. */
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
