package org.sluice.learning.offpolicy;

import java.nio.ByteBuffer;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Kernels;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.optimiser.Adam;

/**
 * The parameters θ of a network, its optimiser's state, and the parameters θ⁻ of its target
 * network, which follow θ slowly.
 */
public final class TargetParameters {

  private static final double ADAM_EPSILON = 1e-8;

  private final Kernels kernels;
  private final Adam adam;
  private final Block online;
  private final Block target;
  private final Block gradient;

  /**
   * Both networks begin with the same numbers; with Adam in TensorFlow's form, ε = 10⁻⁸.
   *
   * @param initial Not modified.
   */
  public TargetParameters(Precision precision, float[] initial) {
    this(precision, initial, new Adam(precision, initial.length, ADAM_EPSILON));
  }

  /**
   * Both networks begin with the same numbers.
   *
   * @param initial Not modified.
   * @param adam without steps; owned by this object afterwards
   */
  public TargetParameters(Precision precision, float[] initial, Adam adam) {
    this.kernels = precision.kernels();
    this.adam = adam;
    this.online = precision.block(1, initial.length);
    this.target = precision.block(1, initial.length);
    this.gradient = precision.block(1, initial.length);
    online.load(initial, 0);
    target.load(initial, 0);
  }

  /** θ; live. */
  public Block online() {
    return online;
  }

  /** θ⁻; live. */
  public Block target() {
    return target;
  }

  /** The gradient for the next step, to be written. */
  public Block gradient() {
    return gradient;
  }

  /** Takes a step of Adam against the gradient. */
  public void step(double learningRate) {
    adam.step(online, gradient, learningRate);
  }

  /**
   * Moves the target network.
   *
   * <pre>θ⁻ ← (1 − τ) θ⁻ + τ θ</pre>
   *
   * @param rate τ; 1 copies θ
   */
  public void moveTarget(double rate) {
    if (rate == 1) {
      kernels.copy(online, target);
      return;
    }
    kernels.scale(1 - rate, target, target);
    kernels.addScaled(rate, online, target);
  }

  /** Whether all of θ is finite. */
  public boolean finite() {
    return Double.isFinite(kernels.squares(online));
  }

  /** θ in single precision; a copy. */
  public float[] floats() {
    float[] floats = new float[online.size()];
    online.store(floats, 0);
    return floats;
  }

  /** Bytes that {@link #save} writes. */
  public int stateBytes() {
    return online.bytes() + target.bytes() + adam.stateBytes();
  }

  /** Saves all but the gradient. */
  public void save(ByteBuffer out) {
    online.save(out);
    target.save(out);
    adam.save(out);
  }

  /** Restores what {@link #save} wrote. */
  public void restore(ByteBuffer in) {
    online.restore(in);
    target.restore(in);
    adam.restore(in);
  }
}
