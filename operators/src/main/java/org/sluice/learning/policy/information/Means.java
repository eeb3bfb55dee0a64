package org.sluice.learning.policy.information;

import org.sluice.learning.graph.kernels.Block;

/** Averages over a batch. */
final class Means {

  private Means() {}

  /** The mean of all numbers, summed in double precision. */
  static double of(Block block) {
    double sum = 0;
    for (int i = 0; i < block.size(); i++) {
      sum += block.get(i);
    }
    return sum / block.size();
  }

  /** Sets all numbers. */
  static void fill(Block block, double value) {
    for (int i = 0; i < block.size(); i++) {
      block.set(i, value);
    }
  }
}
