package org.sluice.learning.optimiser;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * RMSProp (Tieleman and Hinton 2012), in the forms of two libraries, which differ.
 *
 * <pre>
 * s ← ρ s + (1 − ρ) g²
 * θ ← θ − rate g / √(s + ε)    s = 1 at first     (TensorFlow)
 * θ ← θ − rate g / (√s + ε)    s = 0 at first     (PyTorch)
 * </pre>
 */
public final class RmsProp implements Optimiser {

  /** The form. */
  public enum Form {
    /** ε under the root, s from 1. */
    TENSORFLOW,
    /** ε beside the root, s from 0. */
    PYTORCH
  }

  private final Form form;
  private final double decay;
  private final double epsilon;
  private final double[] squares;

  /**
   * @param parameters number of parameters
   * @param decay ρ
   * @param epsilon ε
   */
  public RmsProp(int parameters, Form form, double decay, double epsilon) {
    this.form = form;
    this.decay = decay;
    this.epsilon = epsilon;
    this.squares = new double[parameters];
    Arrays.fill(squares, form == Form.TENSORFLOW ? 1 : 0);
  }

  @Override
  public void step(double[] parameters, double[] gradient, double learningRate) {
    for (int i = 0; i < parameters.length; i++) {
      squares[i] = decay * squares[i] + (1 - decay) * gradient[i] * gradient[i];
      double scale =
          form == Form.TENSORFLOW
              ? Math.sqrt(squares[i] + epsilon)
              : Math.sqrt(squares[i]) + epsilon;
      parameters[i] -= learningRate * gradient[i] / scale;
    }
  }

  @Override
  public int stateBytes() {
    return Double.BYTES * squares.length;
  }

  @Override
  public void save(ByteBuffer out) {
    Moments.save(squares, out);
  }

  @Override
  public void restore(ByteBuffer in) {
    Moments.restore(squares, in);
  }
}
