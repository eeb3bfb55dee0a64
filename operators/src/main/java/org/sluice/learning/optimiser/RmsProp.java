package org.sluice.learning.optimiser;

import java.nio.ByteBuffer;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Kernels;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.kernels.RmsPropStep;

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

  private final Kernels kernels;
  private final Form form;
  private final double decay;
  private final double epsilon;
  private final Block squares;

  /**
   * @param precision of the parameters and the mean squares
   * @param parameters number of parameters
   * @param decay ρ
   * @param epsilon ε
   */
  public RmsProp(Precision precision, int parameters, Form form, double decay, double epsilon) {
    this.kernels = precision.kernels();
    this.form = form;
    this.decay = decay;
    this.epsilon = epsilon;
    this.squares = precision.block(1, parameters);
    kernels.fill(form == Form.TENSORFLOW ? 1 : 0, squares);
  }

  @Override
  public void step(Block parameters, Block gradient, double learningRate) {
    RmsPropStep step = new RmsPropStep(learningRate, decay, epsilon, form == Form.TENSORFLOW);
    kernels.rmsProp(step, gradient, squares, parameters);
  }

  @Override
  public int stateBytes() {
    return squares.bytes();
  }

  @Override
  public void save(ByteBuffer out) {
    squares.save(out);
  }

  @Override
  public void restore(ByteBuffer in) {
    squares.restore(in);
  }
}
