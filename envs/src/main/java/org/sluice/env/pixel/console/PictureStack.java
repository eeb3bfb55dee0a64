package org.sluice.env.pixel.console;

import java.nio.ByteBuffer;

/** The last four pictures, reduced, and the states that they show. */
final class PictureStack {

  /** Pictures in an observation. */
  static final int PICTURES = 4;

  private final double[][] pictures = new double[PICTURES][Reduction.SIZE];
  private final int[][] states;

  /** Where the oldest is. */
  private int oldest;

  PictureStack(int stateSize) {
    states = new int[PICTURES][stateSize];
  }

  /** Puts a picture in the place of the oldest. */
  void push(Screen screen, int[] state) {
    Reduction.reduce(screen.pixels(), pictures[oldest]);
    System.arraycopy(state, 0, states[oldest], 0, state.length);
    oldest = (oldest + 1) % PICTURES;
  }

  /**
   * Copies the pictures, oldest first.
   *
   * @param observation Modified. {@code [4 × 52 × 40]}
   */
  void copyTo(double[] observation) {
    for (int i = 0; i < PICTURES; i++) {
      System.arraycopy(
          pictures[(oldest + i) % PICTURES], 0, observation, i * Reduction.SIZE, Reduction.SIZE);
    }
  }

  int stateBytes() {
    return PICTURES * states[0].length * Short.BYTES;
  }

  /** Writes the states as shorts, oldest first. */
  void save(ByteBuffer out) {
    for (int i = 0; i < PICTURES; i++) {
      for (int number : states[(oldest + i) % PICTURES]) {
        out.putShort((short) number);
      }
    }
  }
}
