package org.sluice.graph;

import java.util.Arrays;

/**
 * The kernels in 32 bits, for speed: loops over separate arrays that the compiler vectorises,
 * matrix products by OpenBLAS where they are wide. All orders are fixed.
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
    float[] xs = x.floats;
    float[] ys = out.floats;
    switch (f) {
      case TANH -> FloatMath.tanh(xs, ys);
      case SOFTPLUS -> {
        for (int i = 0; i < xs.length; i++) {
          ys[i] = FloatMath.softplus(xs[i]);
        }
      }
      case ELU -> {
        for (int i = 0; i < xs.length; i++) {
          ys[i] = FloatMath.elu(xs[i]);
        }
      }
      case EXP -> {
        for (int i = 0; i < xs.length; i++) {
          ys[i] = FloatMath.exp(xs[i]);
        }
      }
      case LOG -> {
        for (int i = 0; i < xs.length; i++) {
          ys[i] = FloatMath.log(xs[i]);
        }
      }
      case RELU -> {
        for (int i = 0; i < xs.length; i++) {
          ys[i] = Math.max(xs[i], 0f);
        }
      }
      case RECIPROCAL -> {
        for (int i = 0; i < xs.length; i++) {
          ys[i] = 1 / xs[i];
        }
      }
      case SQUARE_ROOT -> {
        for (int i = 0; i < xs.length; i++) {
          ys[i] = (float) Math.sqrt(xs[i]);
        }
      }
      case SQUARE -> {
        for (int i = 0; i < xs.length; i++) {
          ys[i] = xs[i] * xs[i];
        }
      }
      case LIMIT -> {
        float limit = (float) Graph.SCALE_LIMIT;
        for (int i = 0; i < xs.length; i++) {
          ys[i] = Math.max(-limit, Math.min(limit, xs[i]));
        }
      }
      default -> SpecialFunctions.apply(f, xs, ys);
    }
  }

  @Override
  public void derivative(Activation f, Block x, Block y, Block out) {
    float[] xs = x.floats;
    float[] ys = y.floats;
    float[] outs = out.floats;
    switch (f) {
      case TANH -> {
        for (int i = 0; i < outs.length; i++) {
          outs[i] = 1 - ys[i] * ys[i];
        }
      }
      case SOFTPLUS -> {
        for (int i = 0; i < outs.length; i++) {
          outs[i] = FloatMath.sigmoid(xs[i]);
        }
      }
      case ELU -> {
        for (int i = 0; i < outs.length; i++) {
          outs[i] = Math.min(ys[i], 0f) + 1;
        }
      }
      case EXP -> copy(y, out);
      case LOG -> {
        for (int i = 0; i < outs.length; i++) {
          outs[i] = 1 / xs[i];
        }
      }
      case RELU -> {
        for (int i = 0; i < outs.length; i++) {
          // 0 or 1 without a branch, which would not be vectorised: even the least float above 0
          // reaches 1 on the way.
          outs[i] = Math.min(1f, ys[i] * 1e38f * 1e38f);
        }
      }
      case RECIPROCAL -> {
        for (int i = 0; i < outs.length; i++) {
          outs[i] = -ys[i] * ys[i];
        }
      }
      case SQUARE_ROOT -> {
        for (int i = 0; i < outs.length; i++) {
          outs[i] = 0.5f / ys[i];
        }
      }
      case SQUARE -> {
        for (int i = 0; i < outs.length; i++) {
          outs[i] = 2 * xs[i];
        }
      }
      case LIMIT -> {
        float limit = (float) Graph.SCALE_LIMIT;
        for (int i = 0; i < outs.length; i++) {
          outs[i] = Math.abs(xs[i]) <= limit ? 1f : 0f;
        }
      }
      default -> SpecialFunctions.derivative(f, xs, outs);
    }
  }

  @Override
  public void product(
      Block a, boolean transposeA, Block b, boolean transposeB, boolean accumulate, Block out) {
    if (NarrowProducts.combines(a, transposeB, b)) {
      NarrowProducts.combine(a, transposeA, b, accumulate, out);
    } else if (NarrowProducts.correlates(transposeA, b, transposeB, out)) {
      NarrowProducts.correlate(a, b, accumulate, out);
    } else {
      Blas.ofThread().product(a, transposeA, b, transposeB, accumulate, out);
    }
  }

  @Override
  public void broadcast(Block vector, Block out) {
    for (int r = 0; r < out.rows; r++) {
      Arrays.fill(out.floats, r * out.columns, (r + 1) * out.columns, vector.floats[r]);
    }
  }

  @Override
  public void addColumnSums(Block x, Block out) {
    for (int r = 0; r < x.rows; r++) {
      out.floats[r] += Sums.of(x.floats, r * x.columns, x.columns);
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

  @Override
  public void addStandardised(Block d, Block z, Block inverseDeviation, Block out) {
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
      for (int c = 0; c < columns; c++) {
        ds[c] = ds[c] - means[c] - zs[c] * projections[c];
      }
      System.arraycopy(out.floats, r * columns, zs, 0, columns);
      for (int c = 0; c < columns; c++) {
        zs[c] += inverses[c] * ds[c];
      }
      System.arraycopy(zs, 0, out.floats, r * columns, columns);
    }
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
  public void adam(
      double rate,
      double firstDecay,
      double secondDecay,
      double epsilon,
      Block g,
      Block first,
      Block second,
      Block parameter) {
    float[] gs = g.floats;
    float[] ms = first.floats;
    float[] vs = second.floats;
    float[] xs = parameter.floats;
    float a = (float) rate;
    float d1 = (float) firstDecay;
    float d2 = (float) secondDecay;
    float e1 = (float) (1 - firstDecay);
    float e2 = (float) (1 - secondDecay);
    float added = (float) epsilon;
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
}
