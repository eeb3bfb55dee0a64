package org.sluice.learning.graph.kernels;

import java.util.Arrays;

/**
 * Layer norm in 32 bits: sums over the rows of all columns at once, a row at a time in a buffer of
 * the thread, so that the compiler vectorises the loops.
 */
final class FloatLayerNorm {

  private FloatLayerNorm() {}

  /** See {@link Kernels#layerNorm}. */
  static void apply(
      double epsilon,
      Block x,
      Block gain,
      Block shift,
      Block z,
      Block inverseDeviation,
      Block out) {
    if (x.rows <= FewRowsLayerNorm.MOST_ROWS) {
      FewRowsLayerNorm.apply(epsilon, x, gain, shift, z, inverseDeviation, out);
      return;
    }
    int columns = x.columns;
    float share = 1f / x.rows;
    float[] inverses = inverseDeviation.floats;
    RowBuffers buffers = RowBuffers.ofThread(columns);
    float[] means = buffers.first;
    float[] row = buffers.second;
    Arrays.fill(means, 0, columns, 0f);
    for (int r = 0; r < x.rows; r++) {
      System.arraycopy(x.floats, r * columns, row, 0, columns);
      for (int c = 0; c < columns; c++) {
        means[c] += row[c];
      }
    }
    for (int c = 0; c < columns; c++) {
      means[c] *= share;
    }
    Arrays.fill(inverses, 0f);
    for (int r = 0; r < x.rows; r++) {
      System.arraycopy(x.floats, r * columns, row, 0, columns);
      for (int c = 0; c < columns; c++) {
        row[c] -= means[c];
      }
      for (int c = 0; c < columns; c++) {
        inverses[c] += row[c] * row[c];
      }
      System.arraycopy(row, 0, z.floats, r * columns, columns);
    }
    float added = (float) epsilon;
    for (int c = 0; c < columns; c++) {
      inverses[c] = 1 / (float) Math.sqrt(inverses[c] * share + added);
    }
    for (int r = 0; r < x.rows; r++) {
      System.arraycopy(z.floats, r * columns, row, 0, columns);
      float gamma = gain.floats[r];
      float beta = shift.floats[r];
      for (int c = 0; c < columns; c++) {
        row[c] *= inverses[c];
      }
      System.arraycopy(row, 0, z.floats, r * columns, columns);
      for (int c = 0; c < columns; c++) {
        row[c] = gamma * row[c] + beta;
      }
      System.arraycopy(row, 0, out.floats, r * columns, columns);
    }
  }

  /** See {@link Kernels#standardise}. */
  static void derivative(Block d, Block z, Block inverseDeviation, boolean accumulate, Block out) {
    if (d.rows <= FewRowsLayerNorm.MOST_ROWS) {
      FewRowsLayerNorm.derivative(d, z, inverseDeviation, accumulate, out);
      return;
    }
    int columns = d.columns;
    float share = 1f / d.rows;
    float[] inverses = inverseDeviation.floats;
    RowBuffers buffers = RowBuffers.ofThread(columns);
    float[] means = buffers.first;
    float[] projections = buffers.second;
    float[] ds = buffers.third;
    float[] zs = buffers.fourth;
    Arrays.fill(means, 0, columns, 0f);
    Arrays.fill(projections, 0, columns, 0f);
    for (int r = 0; r < d.rows; r++) {
      System.arraycopy(d.floats, r * columns, ds, 0, columns);
      System.arraycopy(z.floats, r * columns, zs, 0, columns);
      for (int c = 0; c < columns; c++) {
        means[c] += ds[c];
      }
      for (int c = 0; c < columns; c++) {
        projections[c] += ds[c] * zs[c];
      }
    }
    for (int c = 0; c < columns; c++) {
      means[c] *= share;
    }
    for (int c = 0; c < columns; c++) {
      projections[c] *= share;
    }
    for (int r = 0; r < d.rows; r++) {
      System.arraycopy(d.floats, r * columns, ds, 0, columns);
      System.arraycopy(z.floats, r * columns, zs, 0, columns);
      RowBuffers.standardise(means, projections, zs, inverses, ds, columns);
      buffers.put(ds, accumulate, out, r);
    }
  }
}
