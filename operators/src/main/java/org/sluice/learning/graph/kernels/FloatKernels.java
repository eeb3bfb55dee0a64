package org.sluice.learning.graph.kernels;

import java.util.Arrays;
import org.sluice.learning.algebra.LibraryChoice;

/**
 * The kernels in 32 bits, for speed: loops over separate arrays that the compiler vectorises,
 * matrix products by OpenBLAS where they are wide, by ND4J where they are large. The order of
 * operations is fixed.
 */
final class FloatKernels implements Kernels {

  @Override
  public Block block(int rows, int columns) {
    return Block.ofFloats(rows, columns);
  }

  @Override
  public void fill(double value, Block out) {
    Arrays.fill(out.floats, (float) value);
  }

  @Override
  public void copy(Block x, Block out) {
    System.arraycopy(x.floats, 0, out.floats, 0, x.size());
  }

  @Override
  public void addScaled(double a, Block x, Block out) {
    float[] xs = x.floats;
    float[] outs = out.floats;
    if (a == 1) {
      for (int i = 0; i < xs.length; i++) {
        outs[i] += xs[i];
      }
    } else {
      float scale = (float) a;
      for (int i = 0; i < xs.length; i++) {
        outs[i] += scale * xs[i];
      }
    }
  }

  @Override
  public void scale(double a, Block x, Block out) {
    float[] xs = x.floats;
    float[] outs = out.floats;
    float scale = (float) a;
    for (int i = 0; i < outs.length; i++) {
      outs[i] = scale * xs[i];
    }
  }

  @Override
  public void multiply(Block x, Block y, Block out) {
    float[] xs = x.floats;
    float[] ys = y.floats;
    float[] outs = out.floats;
    for (int i = 0; i < outs.length; i++) {
      outs[i] = xs[i] * ys[i];
    }
  }

  @Override
  public void multiplyAdd(Block x, Block y, Block out) {
    float[] xs = x.floats;
    float[] ys = y.floats;
    float[] outs = out.floats;
    for (int i = 0; i < outs.length; i++) {
      outs[i] += xs[i] * ys[i];
    }
  }

  @Override
  public void apply(Activation f, Block x, Block out) {
    FloatActivations.apply(f, x.floats, out.floats);
  }

  @Override
  public void derivative(Activation f, Block x, Block y, Block out) {
    FloatActivations.derivative(f, x.floats, y.floats, out.floats);
  }

  @Override
  public void product(
      Block a, boolean transposeA, Block b, boolean transposeB, boolean accumulate, Block out) {
    if (NarrowProducts.combines(a, transposeB, b)) {
      NarrowProducts.combine(a, transposeA, b, accumulate, out);
    } else if (NarrowProducts.correlates(transposeA, b, transposeB, out)) {
      NarrowProducts.correlate(a, b, accumulate, out);
    } else if (LibraryChoice.nd4jMultiplies(
        out.rows, transposeA ? a.rows : a.columns, out.columns)) {
      LargeProducts.ofThread().product(a, transposeA, b, transposeB, accumulate, out);
    } else {
      Blas.ofThread().product(a, transposeA, b, transposeB, accumulate, out);
    }
  }

  @Override
  public void broadcast(Block vector, Block out) {
    int run = out.size() / vector.size();
    for (int r = 0; r < vector.size(); r++) {
      Arrays.fill(out.floats, r * run, (r + 1) * run, vector.floats[r]);
    }
  }

  @Override
  public void addColumnSums(Block x, Block out) {
    int run = x.size() / out.size();
    for (int r = 0; r < out.size(); r++) {
      out.floats[r] += Sums.of(x.floats, r * run, run);
    }
  }

  @Override
  public void addColumnSums(Block x, Block y, Block out) {
    for (int r = 0; r < x.rows; r++) {
      out.floats[r] += Sums.dot(x.floats, r * x.columns, y.floats, r * x.columns, x.columns);
    }
  }

  @Override
  public void addRowSums(double a, Block x, Block out) {
    float[] xs = x.floats;
    float[] outs = out.floats;
    float scale = (float) a;
    for (int r = 0; r < x.rows; r++) {
      int row = r * x.columns;
      for (int c = 0; c < outs.length; c++) {
        outs[c] += scale * xs[row + c];
      }
    }
  }

  @Override
  public void addRow(double a, Block row, Block out) {
    float[] rows = row.floats;
    float[] outs = out.floats;
    float scale = (float) a;
    for (int r = 0; r < out.rows; r++) {
      int start = r * out.columns;
      for (int c = 0; c < rows.length; c++) {
        outs[start + c] += scale * rows[c];
      }
    }
  }

  @Override
  public void addMasked(boolean[] keep, Block x, Block out) {
    float[] xs = x.floats;
    float[] outs = out.floats;
    int columns = x.columns;
    for (int r = 0; r < keep.length; r++) {
      if (keep[r]) {
        int end = (r + 1) * columns;
        for (int i = r * columns; i < end; i++) {
          outs[i] += xs[i];
        }
      }
    }
  }

  @Override
  public void layerNorm(
      double epsilon,
      Block x,
      Block gain,
      Block shift,
      Block z,
      Block inverseDeviation,
      Block out) {
    FloatLayerNorm.apply(epsilon, x, gain, shift, z, inverseDeviation, out);
  }

  @Override
  public void standardise(Block d, Block z, Block inverseDeviation, boolean accumulate, Block out) {
    FloatLayerNorm.derivative(d, z, inverseDeviation, accumulate, out);
  }

  @Override
  public void scaleRows(Block vector, Block x, Block out) {
    float[] xs = x.floats;
    float[] outs = out.floats;
    int columns = x.columns;
    for (int r = 0; r < x.rows; r++) {
      float scale = vector.floats[r];
      int end = (r + 1) * columns;
      for (int i = r * columns; i < end; i++) {
        outs[i] = xs[i] * scale;
      }
    }
  }

  @Override
  public void addRowsAt(Block x, int from, int to, int count, boolean accumulate, Block out) {
    int length = count * x.columns;
    int source = from * x.columns;
    int target = to * x.columns;
    if (!accumulate) {
      System.arraycopy(x.floats, source, out.floats, target, length);
      return;
    }
    float[] xs = x.floats;
    float[] outs = out.floats;
    for (int i = 0; i < length; i++) {
      outs[target + i] += xs[source + i];
    }
  }

  @Override
  public void logSumExp(Block x, Block weights, Block out) {
    float[] xs = x.floats;
    float[] largest = out.floats;
    float[] shifted = weights.floats;
    int columns = x.columns;
    System.arraycopy(xs, 0, largest, 0, columns);
    for (int r = 1; r < x.rows; r++) {
      for (int c = 0; c < columns; c++) {
        largest[c] = Math.max(largest[c], xs[r * columns + c]);
      }
    }
    for (int r = 0; r < x.rows; r++) {
      for (int c = 0; c < columns; c++) {
        shifted[r * columns + c] = xs[r * columns + c] - largest[c];
      }
    }
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] = FloatMath.exp(shifted[i]);
    }
    for (int c = 0; c < columns; c++) {
      float sum = 0;
      for (int i = c; i < xs.length; i += columns) {
        sum += shifted[i];
      }
      largest[c] += FloatMath.log(sum);
      for (int i = c; i < xs.length; i += columns) {
        shifted[i] /= sum;
      }
    }
  }

  @Override
  public void adam(AdamStep step, Block g, Block first, Block second, Block parameter) {
    float[] gs = g.floats;
    float[] ms = first.floats;
    float[] vs = second.floats;
    float[] xs = parameter.floats;
    float a = (float) step.rate();
    float d1 = (float) step.firstDecay();
    float d2 = (float) step.secondDecay();
    float e1 = (float) (1 - step.firstDecay());
    float e2 = (float) (1 - step.secondDecay());
    float added = (float) step.epsilon();
    for (int i = 0; i < xs.length; i++) {
      ms[i] = d1 * ms[i] + e1 * gs[i];
    }
    for (int i = 0; i < xs.length; i++) {
      vs[i] = d2 * vs[i] + e2 * gs[i] * gs[i];
    }
    for (int i = 0; i < xs.length; i++) {
      xs[i] -= a * ms[i] / ((float) Math.sqrt(vs[i]) + added);
    }
  }

  @Override
  public void rmsProp(RmsPropStep step, Block g, Block squares, Block parameter) {
    float[] gs = g.floats;
    float[] vs = squares.floats;
    float[] xs = parameter.floats;
    float a = (float) step.rate();
    float d = (float) step.decay();
    float e = (float) (1 - step.decay());
    float under = step.underRoot() ? (float) step.epsilon() : 0;
    float beside = step.underRoot() ? 0 : (float) step.epsilon();
    for (int i = 0; i < xs.length; i++) {
      vs[i] = d * vs[i] + e * gs[i] * gs[i];
    }
    for (int i = 0; i < xs.length; i++) {
      xs[i] -= a * gs[i] / ((float) Math.sqrt(vs[i] + under) + beside);
    }
  }

  @Override
  public Convolutions convolutions() {
    return FloatConvolutions.INSTANCE;
  }

  @Override
  public double squares(Block x) {
    return Sums.squares(x.floats);
  }
}
