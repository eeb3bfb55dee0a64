package org.sluice.learning.optimiser;

import java.nio.ByteBuffer;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Kernels;
import org.sluice.learning.graph.kernels.Precision;

/** The parameters θ of a network and the state of their Adam. */
public class LearnedParameters {

  private static final double EPSILON = 1e-8;

  private final Kernels kernels;
  private final Adam adam;
  private final Block values;
  private final Block gradient;

  /**
   * With Adam in TensorFlow's form, ε = 10⁻⁸.
   *
   * @param initial Not modified. θ at first
   */
  public LearnedParameters(Precision precision, float[] initial) {
    this(precision, initial, new Adam(precision, initial.length, EPSILON));
  }

  /**
   * @param initial Not modified. θ at first
   * @param adam without steps; owned by this object afterwards
   */
  public LearnedParameters(Precision precision, float[] initial, Adam adam) {
    this.kernels = precision.kernels();
    this.adam = adam;
    this.values = precision.block(1, initial.length);
    this.gradient = precision.block(1, initial.length);
    values.load(initial, 0);
  }

  /** θ; live. */
  public final Block values() {
    return values;
  }

  /** The gradient for the next step, to be written. */
  public final Block gradient() {
    return gradient;
  }

  /** Takes a step against the gradient. */
  public final void step(double learningRate) {
    adam.step(values, gradient, learningRate);
  }

  /** Whether all of θ is finite. */
  public final boolean finite() {
    return Double.isFinite(kernels.squares(values));
  }

  /** θ in single precision; a copy. */
  public final float[] floats() {
    float[] floats = new float[values.size()];
    values.store(floats, 0);
    return floats;
  }

  /** Bytes that {@link #save} writes. */
  public int stateBytes() {
    return values.bytes() + adam.stateBytes();
  }

  /** Saves all but the gradient. */
  public void save(ByteBuffer out) {
    values.save(out);
    adam.save(out);
  }

  /** Restores what {@link #save} wrote. */
  public void restore(ByteBuffer in) {
    values.restore(in);
    adam.restore(in);
  }
}
