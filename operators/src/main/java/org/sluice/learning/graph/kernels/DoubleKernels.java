package org.sluice.learning.graph.kernels;

import java.util.Arrays;
import org.sluice.learning.vectors.Vectors;

/**
 * The kernels in double precision and their simplest form: the reference for checking the fast
 * ones.
 */
final class DoubleKernels implements Kernels {

  @Override
  public Block block(int rows, int columns) {
    return Block.ofDoubles(rows, columns);
  }

  @Override
  public void fill(double value, Block out) {
    Arrays.fill(out.doubles, value);
  }

  @Override
  public void copy(Block x, Block out) {
    System.arraycopy(x.doubles, 0, out.doubles, 0, x.size());
  }

  @Override
  public void addScaled(double a, Block x, Block out) {
    for (int i = 0; i < x.doubles.length; i++) {
      out.doubles[i] += a * x.doubles[i];
    }
  }

  @Override
  public void scale(double a, Block x, Block out) {
    for (int i = 0; i < out.doubles.length; i++) {
      out.doubles[i] = a * x.doubles[i];
    }
  }

  @Override
  public void multiply(Block x, Block y, Block out) {
    for (int i = 0; i < x.doubles.length; i++) {
      out.doubles[i] = x.doubles[i] * y.doubles[i];
    }
  }

  @Override
  public void multiplyAdd(Block x, Block y, Block out) {
    for (int i = 0; i < x.doubles.length; i++) {
      out.doubles[i] += x.doubles[i] * y.doubles[i];
    }
  }

  @Override
  public void apply(Activation f, Block x, Block out) {
    for (int i = 0; i < x.doubles.length; i++) {
      out.doubles[i] = value(f, x.doubles[i]);
    }
  }

  @Override
  public void derivative(Activation f, Block x, Block y, Block out) {
    for (int i = 0; i < x.doubles.length; i++) {
      out.doubles[i] = slope(f, x.doubles[i], y.doubles[i]);
    }
  }

  private static double value(Activation f, double x) {
    return switch (f) {
      case TANH -> StrictMath.tanh(x);
      case RELU -> Math.max(x, 0);
      case SOFTPLUS -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
      case ELU -> x > 0 ? x : StrictMath.expm1(x);
      case EXP -> StrictMath.exp(x);
      case LOG -> StrictMath.log(x);
      case RECIPROCAL -> 1 / x;
      case SQUARE_ROOT -> Math.sqrt(x);
      case SQUARE -> x * x;
      case LIMIT -> Math.max(-Activation.SCALE_LIMIT, Math.min(Activation.SCALE_LIMIT, x));
      default -> SpecialFunctions.value(f, x);
    };
  }

  private static double slope(Activation f, double x, double y) {
    return switch (f) {
      case TANH -> 1 - y * y;
      case RELU -> x > 0 ? 1 : 0;
      case SOFTPLUS -> 1 / (1 + StrictMath.exp(-x));
      case ELU -> x > 0 ? 1 : y + 1;
      case EXP -> y;
      case LOG -> 1 / x;
      case RECIPROCAL -> -y * y;
      case SQUARE_ROOT -> 0.5 / y;
      case SQUARE -> 2 * x;
      case LIMIT -> Math.abs(x) <= Activation.SCALE_LIMIT ? 1 : 0;
      default -> SpecialFunctions.slope(f, x);
    };
  }

  @Override
  public void product(
      Block a, boolean transposeA, Block b, boolean transposeB, boolean accumulate, Block out) {
    int inner = transposeA ? a.rows : a.columns;
    for (int r = 0; r < out.rows; r++) {
      for (int c = 0; c < out.columns; c++) {
        double sum = 0;
        for (int k = 0; k < inner; k++) {
          sum +=
              (transposeA ? a.doubles[k * a.columns + r] : a.doubles[r * a.columns + k])
                  * (transposeB ? b.doubles[c * b.columns + k] : b.doubles[k * b.columns + c]);
        }
        int i = r * out.columns + c;
        out.doubles[i] = accumulate ? out.doubles[i] + sum : sum;
      }
    }
  }

  @Override
  public void broadcast(Block vector, Block out) {
    int run = out.size() / vector.size();
    for (int r = 0; r < vector.size(); r++) {
      Arrays.fill(out.doubles, r * run, (r + 1) * run, vector.doubles[r]);
    }
  }

  @Override
  public void addColumnSums(Block x, Block out) {
    int run = x.size() / out.size();
    for (int i = 0; i < x.size(); i++) {
      out.doubles[i / run] += x.doubles[i];
    }
  }

  @Override
  public void addColumnSums(Block x, Block y, Block out) {
    for (int r = 0; r < x.rows; r++) {
      for (int c = 0; c < x.columns; c++) {
        out.doubles[r] += x.doubles[r * x.columns + c] * y.doubles[r * x.columns + c];
      }
    }
  }

  @Override
  public void addRowSums(double a, Block x, Block out) {
    for (int r = 0; r < x.rows; r++) {
      for (int c = 0; c < x.columns; c++) {
        out.doubles[c] += a * x.doubles[r * x.columns + c];
      }
    }
  }

  @Override
  public void addRow(double a, Block row, Block out) {
    for (int r = 0; r < out.rows; r++) {
      for (int c = 0; c < out.columns; c++) {
        out.doubles[r * out.columns + c] += a * row.doubles[c];
      }
    }
  }

  @Override
  public void addMasked(boolean[] keep, Block x, Block out) {
    for (int r = 0; r < x.rows; r++) {
      for (int c = 0; keep[r] && c < x.columns; c++) {
        out.doubles[r * x.columns + c] += x.doubles[r * x.columns + c];
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
    for (int c = 0; c < x.columns; c++) {
      double mean = 0;
      for (int r = 0; r < x.rows; r++) {
        mean += x.doubles[r * x.columns + c];
      }
      mean /= x.rows;
      double variance = 0;
      for (int r = 0; r < x.rows; r++) {
        double centred = x.doubles[r * x.columns + c] - mean;
        variance += centred * centred;
      }
      variance /= x.rows;
      inverseDeviation.doubles[c] = 1 / Math.sqrt(variance + epsilon);
      for (int r = 0; r < x.rows; r++) {
        int i = r * x.columns + c;
        z.doubles[i] = (x.doubles[i] - mean) * inverseDeviation.doubles[c];
        out.doubles[i] = gain.doubles[r] * z.doubles[i] + shift.doubles[r];
      }
    }
  }

  @Override
  public void standardise(Block d, Block z, Block inverseDeviation, boolean accumulate, Block out) {
    if (!accumulate) {
      fill(0, out);
    }
    for (int c = 0; c < d.columns; c++) {
      double mean = 0;
      double projection = 0;
      for (int r = 0; r < d.rows; r++) {
        int i = r * d.columns + c;
        mean += d.doubles[i];
        projection += d.doubles[i] * z.doubles[i];
      }
      mean /= d.rows;
      projection /= d.rows;
      for (int r = 0; r < d.rows; r++) {
        int i = r * d.columns + c;
        out.doubles[i] +=
            inverseDeviation.doubles[c] * (d.doubles[i] - mean - z.doubles[i] * projection);
      }
    }
  }

  @Override
  public void scaleRows(Block vector, Block x, Block out) {
    for (int r = 0; r < x.rows; r++) {
      for (int c = 0; c < x.columns; c++) {
        out.doubles[r * x.columns + c] = x.doubles[r * x.columns + c] * vector.doubles[r];
      }
    }
  }

  @Override
  public void addRowsAt(Block x, int from, int to, int count, boolean accumulate, Block out) {
    for (int i = 0; i < count * x.columns; i++) {
      double added = x.doubles[from * x.columns + i];
      int target = to * x.columns + i;
      out.doubles[target] = accumulate ? out.doubles[target] + added : added;
    }
  }

  @Override
  public void logSumExp(Block x, Block weights, Block out) {
    for (int c = 0; c < x.columns; c++) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int r = 0; r < x.rows; r++) {
        largest = Math.max(largest, x.doubles[r * x.columns + c]);
      }
      double sum = 0;
      for (int r = 0; r < x.rows; r++) {
        sum += StrictMath.exp(x.doubles[r * x.columns + c] - largest);
      }
      out.doubles[c] = largest + StrictMath.log(sum);
      for (int r = 0; r < x.rows; r++) {
        int i = r * x.columns + c;
        weights.doubles[i] = StrictMath.exp(x.doubles[i] - out.doubles[c]);
      }
    }
  }

  @Override
  public void adam(AdamStep step, Block g, Block first, Block second, Block parameter) {
    double[] gs = g.doubles;
    double[] ms = first.doubles;
    double[] vs = second.doubles;
    double[] xs = parameter.doubles;
    double d1 = step.firstDecay();
    double d2 = step.secondDecay();
    double e1 = 1 - d1;
    double e2 = 1 - d2;
    for (int i = 0; i < xs.length; i++) {
      ms[i] = d1 * ms[i] + e1 * gs[i];
    }
    for (int i = 0; i < xs.length; i++) {
      vs[i] = d2 * vs[i] + e2 * gs[i] * gs[i];
    }
    for (int i = 0; i < xs.length; i++) {
      xs[i] -= step.rate() * ms[i] / (Math.sqrt(vs[i]) + step.epsilon());
    }
  }

  @Override
  public void rmsProp(RmsPropStep step, Block g, Block squares, Block parameter) {
    double[] gs = g.doubles;
    double[] vs = squares.doubles;
    double[] xs = parameter.doubles;
    double d = step.decay();
    double under = step.underRoot() ? step.epsilon() : 0;
    double beside = step.underRoot() ? 0 : step.epsilon();
    for (int i = 0; i < xs.length; i++) {
      vs[i] = d * vs[i] + (1 - d) * gs[i] * gs[i];
      xs[i] -= step.rate() * gs[i] / (Math.sqrt(vs[i] + under) + beside);
    }
  }

  @Override
  public Convolutions convolutions() {
    return DoubleConvolutions.INSTANCE;
  }

  @Override
  public double squares(Block x) {
    return Vectors.squares(x.doubles);
  }
}
