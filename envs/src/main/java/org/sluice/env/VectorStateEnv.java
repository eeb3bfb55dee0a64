package org.sluice.env;

import java.nio.ByteBuffer;

/** A simulation whose state, except the generator, is a short vector. */
public abstract class VectorStateEnv extends SimulatedEnv {

  /** The state {@code [stateSize]}; subclasses read and write it in place. */
  protected final double[] state;

  protected VectorStateEnv(EnvSpec spec, int stateSize) {
    super(spec);
    this.state = new double[stateSize];
  }

  @Override
  public final double[] state() {
    return state.clone();
  }

  @Override
  public final int stateSize() {
    return state.length;
  }

  @Override
  protected final void initialiseTo(double[] start) {
    System.arraycopy(start, 0, state, 0, state.length);
  }

  @Override
  protected final int stateBytes() {
    return state.length * Double.BYTES;
  }

  @Override
  protected final void saveState(ByteBuffer out) {
    for (double value : state) {
      out.putDouble(value);
    }
  }

  @Override
  protected final void restoreState(ByteBuffer in) {
    for (int i = 0; i < state.length; i++) {
      state[i] = in.getDouble();
    }
  }
}
