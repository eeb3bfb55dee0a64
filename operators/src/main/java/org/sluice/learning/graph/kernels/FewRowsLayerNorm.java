package org.sluice.learning.graph.kernels;

import java.util.Arrays;

/**
 * {@link FloatLayerNorm} for up to four features, as in the nets of couplings: each row is copied
 * once, and sums over rows are one loop. The order of the operations is the same, and so are the
 * bits; absent rows are zeros, which change no sum.
 */
final class FewRowsLayerNorm {

  static final int MOST_ROWS = 4;

  private FewRowsLayerNorm() {}

  /** See {@link Kernels#layerNorm}. */
  static void apply(
      double epsilon,
      Block x,
      Block gain,
      Block shift,
      Block z,
      Block inverseDeviation,
      Block out) {
    int columns = x.columns;
    RowBuffers buffers = RowBuffers.ofThread(columns);
    float[] x0 = load(x, 0, buffers.first);
    float[] x1 = load(x, 1, buffers.second);
    float[] x2 = load(x, 2, buffers.third);
    float[] x3 = load(x, 3, buffers.fourth);
    float[] means = buffers.fifth;
    float[] inverses = inverseDeviation.floats;
    float share = 1f / x.rows;
    for (int c = 0; c < columns; c++) {
      means[c] = (0f + x0[c] + x1[c] + x2[c] + x3[c]) * share;
    }
    for (int r = 0; r < x.rows; r++) {
      subtract(means, row(r, x0, x1, x2, x3), columns);
    }
    float added = (float) epsilon;
    for (int c = 0; c < columns; c++) {
      float squares = 0f + x0[c] * x0[c] + x1[c] * x1[c] + x2[c] * x2[c] + x3[c] * x3[c];
      inverses[c] = 1 / (float) Math.sqrt(squares * share + added);
    }
    for (int r = 0; r < x.rows; r++) {
      float[] row = row(r, x0, x1, x2, x3);
      multiply(inverses, row, columns);
      System.arraycopy(row, 0, z.floats, r * columns, columns);
      stretch(gain.floats[r], shift.floats[r], row, columns);
      System.arraycopy(row, 0, out.floats, r * columns, columns);
    }
  }

  /** See {@link Kernels#standardise}. */
  static void derivative(Block d, Block z, Block inverseDeviation, boolean accumulate, Block out) {
    int columns = d.columns;
    RowBuffers buffers = RowBuffers.ofThread(columns);
    float[] d0 = load(d, 0, buffers.first);
    float[] d1 = load(d, 1, buffers.second);
    float[] d2 = load(d, 2, buffers.third);
    float[] d3 = load(d, 3, buffers.fourth);
    float[] z0 = load(z, 0, buffers.fifth);
    float[] z1 = load(z, 1, buffers.sixth);
    float[] z2 = load(z, 2, buffers.seventh);
    float[] z3 = load(z, 3, buffers.eighth);
    float[] means = buffers.ninth;
    float[] projections = buffers.tenth;
    float share = 1f / d.rows;
    for (int c = 0; c < columns; c++) {
      means[c] = (0f + d0[c] + d1[c] + d2[c] + d3[c]) * share;
    }
    for (int c = 0; c < columns; c++) {
      projections[c] = (0f + d0[c] * z0[c] + d1[c] * z1[c] + d2[c] * z2[c] + d3[c] * z3[c]) * share;
    }
    float[] inverses = inverseDeviation.floats;
    for (int r = 0; r < d.rows; r++) {
      float[] row = row(r, d0, d1, d2, d3);
      float[] zs = row(r, z0, z1, z2, z3);
      RowBuffers.standardise(means, projections, zs, inverses, row, columns);
      buffers.put(row, accumulate, out, r);
    }
  }

  private static float[] load(Block x, int row, float[] buffer) {
    if (row < x.rows) {
      System.arraycopy(x.floats, row * x.columns, buffer, 0, x.columns);
    } else {
      Arrays.fill(buffer, 0, x.columns, 0f);
    }
    return buffer;
  }

  private static float[] row(int row, float[] x0, float[] x1, float[] x2, float[] x3) {
    return switch (row) {
      case 0 -> x0;
      case 1 -> x1;
      case 2 -> x2;
      default -> x3;
    };
  }

  private static void subtract(float[] means, float[] row, int columns) {
    for (int c = 0; c < columns; c++) {
      row[c] -= means[c];
    }
  }

  private static void multiply(float[] factors, float[] row, int columns) {
    for (int c = 0; c < columns; c++) {
      row[c] *= factors[c];
    }
  }

  private static void stretch(float gamma, float beta, float[] row, int columns) {
    for (int c = 0; c < columns; c++) {
      row[c] = gamma * row[c] + beta;
    }
  }
}
