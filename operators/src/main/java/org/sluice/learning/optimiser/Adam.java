package org.sluice.learning.optimiser;

import java.nio.ByteBuffer;
import org.sluice.learning.graph.kernels.AdamStep;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Kernels;
import org.sluice.learning.graph.kernels.Precision;

/**
 * Adam.
 *
 * <pre>
 * m ← β₁ m + (1 − β₁) g,  v ← β₂ v + (1 − β₂) g²,  t ← t + 1
 * θ ← θ − rate √(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε)
 * </pre>
 *
 * <p>With β₁ = 0.9 and β₂ = 0.999. Kingma and Ba 2015, in the form at the end of their section 2,
 * as in TensorFlow and OpenAI baselines. In PyTorch's form, that of their algorithm 1, ε is
 * multiplied by √(1 − β₂ᵗ).
 */
public final class Adam implements Optimiser {

  static final double FIRST_DECAY = 0.9;
  static final double SECOND_DECAY = 0.999;

  /** The form. */
  public enum Form {
    /** ε beside the uncorrected root. */
    TENSORFLOW,
    /** ε beside the corrected root. */
    PYTORCH
  }

  private final Kernels kernels;
  private final Form form;
  private final double epsilon;
  private final Block first;
  private final Block second;
  private long steps;

  /**
   * @param precision of the parameters and the moments
   * @param parameters number of parameters
   * @param epsilon ε
   */
  public Adam(Precision precision, int parameters, double epsilon) {
    this(precision, parameters, Form.TENSORFLOW, epsilon);
  }

  /**
   * @param precision of the parameters and the moments
   * @param parameters number of parameters
   * @param epsilon ε
   */
  public Adam(Precision precision, int parameters, Form form, double epsilon) {
    this.kernels = precision.kernels();
    this.form = form;
    this.epsilon = epsilon;
    this.first = precision.block(1, parameters);
    this.second = precision.block(1, parameters);
  }

  @Override
  public void step(Block parameters, Block gradient, double learningRate) {
    steps++;
    double rate = correctedRate(learningRate, steps);
    double added = form == Form.PYTORCH ? epsilon * secondCorrection(steps) : epsilon;
    AdamStep step = new AdamStep(rate, FIRST_DECAY, SECOND_DECAY, added);
    kernels.adam(step, gradient, first, second, parameters);
  }

  /** The rate of the t-th step, with bias correction. */
  static double correctedRate(double rate, long t) {
    return rate * secondCorrection(t) / (1 - StrictMath.pow(FIRST_DECAY, (double) t));
  }

  private static double secondCorrection(long t) {
    return Math.sqrt(1 - StrictMath.pow(SECOND_DECAY, (double) t));
  }

  @Override
  public int stateBytes() {
    return Long.BYTES + first.bytes() + second.bytes();
  }

  @Override
  public void save(ByteBuffer out) {
    out.putLong(steps);
    first.save(out);
    second.save(out);
  }

  @Override
  public void restore(ByteBuffer in) {
    steps = in.getLong();
    first.restore(in);
    second.restore(in);
  }
}
