package org.sluice.learning.rollout;

import org.sluice.env.Space;
import org.sluice.learning.records.Observations;

/** Collects observations as floats or bytes, according to their space. */
final class ObservationRows {

  private final int width;
  private final float[] floats;
  private final byte[] bytes;

  /** Room for a number of rows. */
  ObservationRows(Space space, int rows) {
    this.width = space.size();
    this.floats = space.isBytes() ? null : new float[Math.multiplyExact(rows, width)];
    this.bytes = space.isBytes() ? new byte[Math.multiplyExact(rows, width)] : null;
  }

  /** Creates a single observation. */
  static Observations one(Space space, double[] numbers) {
    ObservationRows rows = new ObservationRows(space, 1);
    rows.put(0, numbers);
    return rows.toObservations();
  }

  /**
   * Sets a row.
   *
   * @param numbers Not modified. Already rounded, {@code [width]}
   */
  void put(int row, double[] numbers) {
    int offset = row * width;
    for (int i = 0; i < width; i++) {
      if (bytes == null) {
        floats[offset + i] = (float) numbers[i];
      } else {
        bytes[offset + i] = (byte) (int) numbers[i];
      }
    }
  }

  /** Returns all rows, which must not be set afterwards. */
  Observations toObservations() {
    return bytes == null ? Observations.of(floats) : Observations.of(bytes);
  }
}
