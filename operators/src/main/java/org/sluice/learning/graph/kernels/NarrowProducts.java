package org.sluice.learning.graph.kernels;

import java.util.Arrays;

/**
 * Matrix products with a matrix of a few numbers, such as the weights of a coupling's nets: loops
 * over the samples, faster than staging the numbers for OpenBLAS and calling it.
 */
final class NarrowProducts {

  /** The most weights of a layer for forward and backward products. */
  private static final int MOST_WEIGHTS = 64;

  /** The most weights for the gradient, whose sums over samples are not vectorised. */
  private static final int MOST_SUMS = 16;

  private static final int FEWEST_SAMPLES = 64;

  private NarrowProducts() {}

  /** Whether op(a) is small enough in op(a)·b. */
  static boolean combines(Block a, boolean transposeB, Block b) {
    return !transposeB && a.size() <= MOST_WEIGHTS && b.columns >= FEWEST_SAMPLES;
  }

  /** Whether the result is small enough in a·bᵀ. */
  static boolean correlates(boolean transposeA, Block b, boolean transposeB, Block out) {
    return !transposeA && transposeB && out.size() <= MOST_SUMS && b.columns >= FEWEST_SAMPLES;
  }

  /** out (+)= op(a)·b, four rows of b at a time. */
  static void combine(Block a, boolean transposeA, Block b, boolean accumulate, Block out) {
    int columns = b.columns;
    if (!accumulate) {
      Arrays.fill(out.floats, 0f);
    }
    int rowStep = transposeA ? 1 : a.columns;
    int innerStep = transposeA ? a.columns : 1;
    RowBuffers buffers = RowBuffers.ofThread(columns);
    for (int first = 0; first < b.rows; first += 4) {
      int count = Math.min(4, b.rows - first);
      load(b, first, count > 0, buffers.first);
      load(b, first + 1, count > 1, buffers.second);
      load(b, first + 2, count > 2, buffers.third);
      load(b, first + 3, count > 3, buffers.fourth);
      for (int row = 0; row < out.rows; row++) {
        int at = row * rowStep + first * innerStep;
        System.arraycopy(out.floats, row * columns, buffers.result, 0, columns);
        addCombination(
            a.floats[at],
            count > 1 ? a.floats[at + innerStep] : 0,
            count > 2 ? a.floats[at + 2 * innerStep] : 0,
            count > 3 ? a.floats[at + 3 * innerStep] : 0,
            buffers,
            columns);
        System.arraycopy(buffers.result, 0, out.floats, row * columns, columns);
      }
    }
  }

  private static void load(Block b, int row, boolean present, float[] target) {
    if (present) {
      System.arraycopy(b.floats, row * b.columns, target, 0, b.columns);
    } else {
      Arrays.fill(target, 0, b.columns, 0f);
    }
  }

  private static void addCombination(
      float w0, float w1, float w2, float w3, RowBuffers buffers, int columns) {
    float[] x0 = buffers.first;
    float[] x1 = buffers.second;
    float[] x2 = buffers.third;
    float[] x3 = buffers.fourth;
    float[] sums = buffers.result;
    for (int c = 0; c < columns; c++) {
      sums[c] += w0 * x0[c] + w1 * x1[c] + w2 * x2[c] + w3 * x3[c];
    }
  }

  /** out (+)= a·bᵀ, sums over samples. */
  static void correlate(Block a, Block b, boolean accumulate, Block out) {
    int columns = b.columns;
    for (int r = 0; r < a.rows; r++) {
      for (int k = 0; k < b.rows; k++) {
        float sum = Sums.dot(a.floats, r * columns, b.floats, k * columns, columns);
        int at = r * b.rows + k;
        out.floats[at] = accumulate ? out.floats[at] + sum : sum;
      }
    }
  }
}
