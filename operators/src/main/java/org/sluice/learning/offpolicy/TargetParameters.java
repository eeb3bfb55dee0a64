package org.sluice.learning.offpolicy;

import java.nio.ByteBuffer;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Kernels;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.optimiser.Adam;
import org.sluice.learning.optimiser.LearnedParameters;

/** Learned parameters θ, and those of a target network, θ⁻, which follow them slowly. */
public final class TargetParameters extends LearnedParameters {

  private final Kernels kernels;
  private final Block target;

  /**
   * Both networks begin with the same numbers; with Adam in TensorFlow's form, ε = 10⁻⁸.
   *
   * @param initial Not modified.
   */
  public TargetParameters(Precision precision, float[] initial) {
    super(precision, initial);
    this.kernels = precision.kernels();
    this.target = target(precision, initial);
  }

  /**
   * Both networks begin with the same numbers.
   *
   * @param initial Not modified.
   * @param adam without steps; owned by this object afterwards
   */
  public TargetParameters(Precision precision, float[] initial, Adam adam) {
    super(precision, initial, adam);
    this.kernels = precision.kernels();
    this.target = target(precision, initial);
  }

  private static Block target(Precision precision, float[] initial) {
    Block target = precision.block(1, initial.length);
    target.load(initial, 0);
    return target;
  }

  /** θ; live. */
  public Block online() {
    return values();
  }

  /** θ⁻; live. */
  public Block target() {
    return target;
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
      kernels.copy(online(), target);
      return;
    }
    kernels.scale(1 - rate, target, target);
    kernels.addScaled(rate, online(), target);
  }

  @Override
  public int stateBytes() {
    return super.stateBytes() + target.bytes();
  }

  @Override
  public void save(ByteBuffer out) {
    super.save(out);
    target.save(out);
  }

  @Override
  public void restore(ByteBuffer in) {
    super.restore(in);
    target.restore(in);
  }
}
