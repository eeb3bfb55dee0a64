package org.sluice.learning.encoder;

import java.util.Arrays;
import org.sluice.env.Box;

/** Small pictures that every encoder encodes, a convolutional one with filters of a kernel. */
public final class EncoderPictures {

  /** Height and width of filters, for two layers. */
  public static final int KERNEL = 2;

  private static final int[] SHAPE = {1, 4, 5};

  private EncoderPictures() {}

  /** Of any numbers. */
  public static Box floats() {
    double[] high = new double[Arrays.stream(SHAPE).reduce(1, Math::multiplyExact)];
    Arrays.fill(high, Double.POSITIVE_INFINITY);
    double[] low = new double[high.length];
    Arrays.fill(low, Double.NEGATIVE_INFINITY);
    return Box.of(SHAPE, low, high);
  }

  /** Of bytes. */
  public static Box bytes() {
    return Box.bytes(SHAPE);
  }
}
