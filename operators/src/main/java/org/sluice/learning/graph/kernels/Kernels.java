package org.sluice.learning.graph.kernels;

/**
 * The loops that nodes of a graph use, in one precision.
 *
 * <p>Every loop runs in a fixed order on the calling thread and allocates nothing, so equal inputs
 * give equal bits. Blocks that a method takes as {@code out} are modified, others are not; {@code
 * out} is never one of the inputs unless documented.
 */
public interface Kernels {

  Block block(int rows, int columns);

  /** out = value. */
  void fill(double value, Block out);

  /** out = x. */
  void copy(Block x, Block out);

  /** out += a·x. */
  void addScaled(double a, Block x, Block out);

  /** out = a·x; {@code out} may be {@code x}. */
  void scale(double a, Block x, Block out);

  /** out = x·y, element by element; {@code out} may be {@code x} or {@code y}. */
  void multiply(Block x, Block y, Block out);

  /** out += x·y, element by element. */
  void multiplyAdd(Block x, Block y, Block out);

  /** out = f(x). */
  void apply(Activation f, Block x, Block out);

  /** out = f'(x), given y = f(x). */
  void derivative(Activation f, Block x, Block y, Block out);

  /**
   * The matrix product out = op(a)·op(b), or out += op(a)·op(b).
   *
   * @param transposeA whether op(a) is the transpose of a
   * @param transposeB whether op(b) is the transpose of b
   */
  void product(
      Block a, boolean transposeA, Block b, boolean transposeB, boolean accumulate, Block out);

  /** out[r][c] = vector[r / n], with n = rows of out / length of vector. */
  void broadcast(Block vector, Block out);

  /** out[r] += Σ_i Σ_c x[n r + i][c], i = 0 … n − 1, with n = rows of x / length of out. */
  void addColumnSums(Block x, Block out);

  /** out[r] += Σ_c x[r][c]·y[r][c]. */
  void addColumnSums(Block x, Block y, Block out);

  /** out[0][c] += a·Σ_r x[r][c]. */
  void addRowSums(double a, Block x, Block out);

  /** out[r][c] += a·row[0][c]. */
  void addRow(double a, Block row, Block out);

  /** out[r][c] += keep[r] ? x[r][c] : 0. */
  void addMasked(boolean[] keep, Block x, Block out);

  /**
   * Standardises each column over its rows, then scales and shifts by row: out = gain·z + shift
   * with z = (x − mean)·inverseDeviation and inverseDeviation = (variance + epsilon)^−½.
   *
   * @param z Modified. The standardised numbers, {@code rows × columns}
   * @param inverseDeviation Modified. {@code 1 × columns}
   */
  void layerNorm(
      double epsilon, Block x, Block gain, Block shift, Block z, Block inverseDeviation, Block out);

  /**
   * The derivative of the standardisation, which is its own transpose: out = inverseDeviation·(d −
   * mean(d) − z·mean(d·z)), where means go over the rows of a column; added to the existing values
   * if {@code accumulate}.
   */
  void standardise(Block d, Block z, Block inverseDeviation, boolean accumulate, Block out);

  /** out[r][c] = x[r][c]·vector[r]; {@code out} may be {@code x}. */
  void scaleRows(Block vector, Block x, Block out);

  /**
   * out[to + i] = x[from + i] for the {@code count} rows i; added to the existing values if {@code
   * accumulate}.
   */
  void addRowsAt(Block x, int from, int to, int count, boolean accumulate, Block out);

  /** out[0][c] = log Σ_r exp(x[r][c]), and weights[r][c] = exp(x[r][c] − out[0][c]). */
  void logSumExp(Block x, Block weights, Block out);

  /**
   * One step of Adam: first ← d₁·first + (1 − d₁)·g, second ← d₂·second + (1 − d₂)·g², parameter −=
   * rate·first / (√second + epsilon).
   *
   * @param first Modified.
   * @param second Modified.
   * @param parameter Modified.
   */
  void adam(AdamStep step, Block g, Block first, Block second, Block parameter);

  /**
   * One step of RMSProp: squares ← d·squares + (1 − d)·g², parameter −= rate·g / r, where r is
   * √(squares + epsilon) or √squares + epsilon.
   *
   * @param squares Modified.
   * @param parameter Modified.
   */
  void rmsProp(RmsPropStep step, Block g, Block squares, Block parameter);

  /** Convolutions in this precision. */
  Convolutions convolutions();

  /** Σ x². */
  double squares(Block x);
}
