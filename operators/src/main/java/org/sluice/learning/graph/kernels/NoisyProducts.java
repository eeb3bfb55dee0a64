package org.sluice.learning.graph.kernels;

/**
 * Products with a matrix of weights that differs from sample to sample: the weight from input i to
 * output j is D[i, j] ε[i, j, c] for sample c. Numbers of noise are rows of a block, ε[i, j] in row
 * {@code first + i · outputs + j}, so that loops run over samples. The order of operations is
 * fixed.
 */
public final class NoisyProducts {

  private NoisyProducts() {}

  /**
   * out[j, c] += Σ_i x[i, c] D[i, j] ε[i, j, c].
   *
   * @param d {@code [inputs, outputs]}
   */
  public static void add(Block d, Block x, Block noise, int first, Block out) {
    if (out.doubles != null) {
      addDoubles(d, x, noise, first, out);
    } else if (out.columns == 1) {
      addOne(d, x, noise, first, out);
    } else {
      addFloats(d, x, noise, first, out);
    }
  }

  private static void addDoubles(Block d, Block x, Block noise, int first, Block out) {
    for (int i = 0; i < x.rows; i++) {
      for (int j = 0; j < out.rows; j++) {
        int at = i * out.rows + j;
        for (int c = 0; c < out.columns; c++) {
          out.doubles[j * out.columns + c] +=
              x.doubles[i * out.columns + c] * d.doubles[at] * noise.get(first + at, c);
        }
      }
    }
  }

  /** Apart from {@link #addFloats}: the loop for one sample runs over the outputs. */
  private static void addOne(Block d, Block x, Block noise, int first, Block out) {
    float[] ds = d.floats;
    float[] ns = noise.floats;
    float[] outs = out.floats;
    int width = outs.length;
    for (int i = 0; i < x.floats.length; i++) {
      float input = x.floats[i];
      int row = i * width;
      for (int j = 0; j < width; j++) {
        outs[j] += input * (ds[row + j] * ns[first + row + j]);
      }
    }
  }

  private static void addFloats(Block d, Block x, Block noise, int first, Block out) {
    float[] xs = x.floats;
    float[] ns = noise.floats;
    float[] outs = out.floats;
    int columns = out.columns;
    for (int i = 0; i < x.rows; i++) {
      int input = i * columns;
      for (int j = 0; j < out.rows; j++) {
        int at = i * out.rows + j;
        float weight = d.floats[at];
        int row = (first + at) * columns;
        int output = j * columns;
        for (int c = 0; c < columns; c++) {
          outs[output + c] += weight * xs[input + c] * ns[row + c];
        }
      }
    }
  }

  /**
   * out[i, j] += Σ_c x[i, c] g[j, c] ε[i, j, c]: the derivative of Σ g · result by D.
   *
   * @param work Modified. {@code [1, samples]}
   */
  public static void addByWeights(Block x, Block g, Block noise, int first, Block work, Block out) {
    int columns = g.columns;
    for (int i = 0; i < x.rows; i++) {
      for (int j = 0; j < g.rows; j++) {
        int at = i * g.rows + j;
        if (out.doubles != null) {
          for (int c = 0; c < columns; c++) {
            out.doubles[at] += x.get(i, c) * g.get(j, c) * noise.get(first + at, c);
          }
        } else {
          multiply(x.floats, i * columns, g.floats, j * columns, work.floats);
          out.floats[at] += Sums.dot(work.floats, 0, noise.floats, (first + at) * columns, columns);
        }
      }
    }
  }

  private static void multiply(float[] x, int xOffset, float[] y, int yOffset, float[] out) {
    for (int c = 0; c < out.length; c++) {
      out[c] = x[xOffset + c] * y[yOffset + c];
    }
  }

  /** out[i, c] += Σ_j D[i, j] g[j, c] ε[i, j, c]: the derivative of Σ g · result by x. */
  public static void addByInputs(Block d, Block g, Block noise, int first, Block out) {
    int columns = g.columns;
    for (int i = 0; i < out.rows; i++) {
      for (int j = 0; j < g.rows; j++) {
        int at = i * g.rows + j;
        if (out.doubles != null) {
          for (int c = 0; c < columns; c++) {
            out.doubles[i * columns + c] += d.doubles[at] * g.get(j, c) * noise.get(first + at, c);
          }
        } else {
          addByInput(d.floats[at], g, j, noise, first + at, out, i);
        }
      }
    }
  }

  private static void addByInput(
      float weight, Block g, int output, Block noise, int row, Block out, int input) {
    float[] gs = g.floats;
    float[] ns = noise.floats;
    float[] outs = out.floats;
    int columns = g.columns;
    int from = output * columns;
    int noises = row * columns;
    int to = input * columns;
    for (int c = 0; c < columns; c++) {
      outs[to + c] += weight * gs[from + c] * ns[noises + c];
    }
  }
}
