package org.sluice.learning.optimiser;

import java.nio.ByteBuffer;

/** Serialises running averages. */
final class Moments {

  private Moments() {}

  static void save(double[] numbers, ByteBuffer out) {
    out.asDoubleBuffer().put(numbers);
    out.position(out.position() + Double.BYTES * numbers.length);
  }

  static void restore(double[] numbers, ByteBuffer in) {
    in.asDoubleBuffer().get(numbers);
    in.position(in.position() + Double.BYTES * numbers.length);
  }
}
