package org.sluice.learning.replay;

import java.util.Arrays;
import org.sluice.learning.records.Observations;

/** Rows of observations that can be overwritten: numbers in single precision, or bytes. */
final class ObservationStore {

  private final boolean isBytes;
  private final int width;
  private float[] floats = {};
  private byte[] bytes = {};

  /**
   * @param width numbers per observation
   */
  ObservationStore(boolean isBytes, int width) {
    this.isBytes = isBytes;
    this.width = width;
  }

  /** Numbers per observation. */
  int width() {
    return width;
  }

  /** Makes room for a number of rows; keeps those that it has. */
  void grow(int rows) {
    if (isBytes) {
      bytes = Arrays.copyOf(bytes, rows * width);
    } else {
      floats = Arrays.copyOf(floats, rows * width);
    }
  }

  /** Sets a row from one of many observations. */
  void put(int row, Observations source, int offset) {
    if (isBytes) {
      System.arraycopy(source.bytes(), offset, bytes, row * width, width);
    } else {
      System.arraycopy(source.floats(), offset, floats, row * width, width);
    }
  }

  /**
   * Reads a row.
   *
   * @param target Modified. At its row {@code to}
   */
  void get(int row, double[] target, int to) {
    for (int i = 0; i < width; i++) {
      int from = row * width + i;
      target[to * width + i] = isBytes ? Byte.toUnsignedInt(bytes[from]) : floats[from];
    }
  }
}
