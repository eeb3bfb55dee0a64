package org.sluice.learning.graph.kernels;

import java.util.Arrays;

/**
 * The forward kernels in 32 bits for a batch of one: every block is a vector, and no native code is
 * used.
 *
 * <p>They are apart from {@link FloatKernels} because the compiler shapes a loop after its first
 * uses: loops that have met vectors of a few numbers stay slow on batches of a thousand.
 */
final class ActingKernels implements Kernels {

  static final ActingKernels INSTANCE = new ActingKernels();

  private ActingKernels() {}

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
    System.arraycopy(x.floats, 0, out.floats, 0, x.floats.length);
  }

  @Override
  public void addScaled(double a, Block x, Block out) {
    float[] xs = x.floats;
    float[] outs = out.floats;
    float scale = (float) a;
    for (int i = 0; i < xs.length; i++) {
      outs[i] += scale * xs[i];
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
  public void apply(Activation f, Block x, Block out) {
    float[] xs = x.floats;
    float[] outs = out.floats;
    if (f == Activation.TANH) {
      FloatMath.tanhOfFew(xs, outs);
      return;
    }
    for (int i = 0; i < xs.length; i++) {
      outs[i] = FloatMath.value(f, xs[i]);
    }
  }

  @Override
  public void product(
      Block a, boolean transposeA, Block b, boolean transposeB, boolean accumulate, Block out) {
    if (!transposeA || transposeB || !accumulate) {
      throw forwardOnly();
    }
    float[] as = a.floats;
    float[] vs = b.floats;
    float[] outs = out.floats;
    int width = outs.length;
    int r = 0;
    for (; r + 3 < vs.length; r += 4) { // four rows of weights at a time: sums move less
      float v0 = vs[r];
      float v1 = vs[r + 1];
      float v2 = vs[r + 2];
      float v3 = vs[r + 3];
      int row0 = r * width;
      int row1 = row0 + width;
      int row2 = row1 + width;
      int row3 = row2 + width;
      for (int c = 0; c < width; c++) {
        outs[c] += as[row0 + c] * v0 + as[row1 + c] * v1 + (as[row2 + c] * v2 + as[row3 + c] * v3);
      }
    }
    for (; r < vs.length; r++) {
      float v = vs[r];
      int row = r * width;
      for (int c = 0; c < width; c++) {
        outs[c] += as[row + c] * v;
      }
    }
  }

  @Override
  public void broadcast(Block vector, Block out) {
    if (vector.floats.length == out.floats.length) {
      copy(vector, out);
      return;
    }
    int run = out.floats.length / vector.floats.length;
    for (int r = 0; r < vector.floats.length; r++) {
      Arrays.fill(out.floats, r * run, (r + 1) * run, vector.floats[r]);
    }
  }

  @Override
  public void addRowSums(double a, Block x, Block out) {
    float sum = 0;
    for (float value : x.floats) {
      sum += value;
    }
    out.floats[0] += (float) a * sum;
  }

  @Override
  public void addMasked(boolean[] keep, Block x, Block out) {
    for (int r = 0; r < keep.length; r++) {
      if (keep[r]) {
        out.floats[r] += x.floats[r];
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
    float[] xs = x.floats;
    float[] zs = z.floats;
    float mean = 0;
    for (float value : xs) {
      mean += value;
    }
    mean /= xs.length;
    float variance = 0;
    for (int r = 0; r < xs.length; r++) {
      zs[r] = xs[r] - mean;
      variance += zs[r] * zs[r];
    }
    float inverse = 1 / (float) Math.sqrt(variance / xs.length + (float) epsilon);
    for (int r = 0; r < xs.length; r++) {
      zs[r] *= inverse;
      out.floats[r] = gain.floats[r] * zs[r] + shift.floats[r];
    }
  }

  @Override
  public void addRowsAt(Block x, int from, int to, int count, boolean accumulate, Block out) {
    if (accumulate) {
      throw forwardOnly();
    }
    System.arraycopy(x.floats, from, out.floats, to, count);
  }

  @Override
  public void logSumExp(Block x, Block weights, Block out) {
    float largest = Float.NEGATIVE_INFINITY;
    for (float value : x.floats) {
      largest = Math.max(largest, value);
    }
    float sum = 0;
    for (float value : x.floats) {
      sum += FloatMath.exp(value - largest);
    }
    out.floats[0] = largest + FloatMath.log(sum);
  }

  @Override
  public void multiplyAdd(Block x, Block y, Block out) {
    throw forwardOnly();
  }

  @Override
  public void derivative(Activation f, Block x, Block y, Block out) {
    throw forwardOnly();
  }

  @Override
  public void addColumnSums(Block x, Block out) {
    throw forwardOnly();
  }

  @Override
  public void addColumnSums(Block x, Block y, Block out) {
    throw forwardOnly();
  }

  @Override
  public void addRow(double a, Block row, Block out) {
    float added = (float) a * row.floats[0];
    for (int r = 0; r < out.floats.length; r++) {
      out.floats[r] += added;
    }
  }

  @Override
  public void standardise(Block d, Block z, Block inverseDeviation, boolean accumulate, Block out) {
    throw forwardOnly();
  }

  @Override
  public void scale(double a, Block x, Block out) {
    float[] xs = x.floats;
    float[] outs = out.floats;
    float scale = (float) a;
    for (int i = 0; i < xs.length; i++) {
      outs[i] = scale * xs[i];
    }
  }

  @Override
  public void scaleRows(Block vector, Block x, Block out) {
    multiply(vector, x, out);
  }

  @Override
  public void adam(AdamStep step, Block g, Block first, Block second, Block parameter) {
    throw forwardOnly();
  }

  @Override
  public void rmsProp(RmsPropStep step, Block g, Block squares, Block parameter) {
    throw forwardOnly();
  }

  @Override
  public Convolutions convolutions() {
    return ActingConvolutions.INSTANCE;
  }

  @Override
  public double squares(Block x) {
    throw forwardOnly();
  }

  static UnsupportedOperationException forwardOnly() {
    return new UnsupportedOperationException("a graph for acting is only swept forward");
  }
}
