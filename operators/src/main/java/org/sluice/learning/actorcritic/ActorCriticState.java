package org.sluice.learning.actorcritic;

import java.nio.ByteBuffer;
import org.sluice.learning.graph.Precision;
import org.sluice.learning.optimiser.Optimiser;
import org.sluice.learning.vectors.Finite;

/**
 * What a trial has learned: θ, of policy and value function in one vector, and the optimiser's
 * state.
 */
public final class ActorCriticState {

  private static final int STATE_VERSION = 1;

  private final Precision precision;
  private final Optimiser optimiser;
  private final int policySize;
  private final double[] theta;

  /**
   * @param precision that θ is rounded to after every step
   * @param policy Not modified. The policy's parameters to start from
   * @param value Not modified. The value function's
   */
  public ActorCriticState(Precision precision, Optimiser optimiser, float[] policy, float[] value) {
    this.precision = precision;
    this.optimiser = optimiser;
    this.policySize = policy.length;
    this.theta = new double[policy.length + value.length];
    for (int i = 0; i < theta.length; i++) {
      theta[i] = i < policySize ? policy[i] : value[i - policySize];
    }
  }

  /** θ; live, for reading. */
  public double[] theta() {
    return theta;
  }

  /**
   * Makes a step against a gradient whose norm is cut.
   *
   * @param gradient Modified. Scaled down
   * @param maxNorm largest Euclidean norm of the gradient that the optimiser sees
   * @return the norm before; if it is not finite there was no step
   */
  public double step(double[] gradient, double maxNorm, double learningRate) {
    double squares = 0;
    for (double derivative : gradient) {
      squares += derivative * derivative;
    }
    double norm = Math.sqrt(squares);
    if (!Double.isFinite(norm)) {
      return norm;
    }
    if (norm > maxNorm) {
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] *= maxNorm / norm;
      }
    }
    optimiser.step(theta, gradient, learningRate);
    precision.round(theta);
    return norm;
  }

  /** Whether all of θ are numbers. */
  public boolean finite() {
    return Finite.all(theta);
  }

  /** The policy's parameters; a copy. */
  public float[] policy() {
    return floats(0, policySize);
  }

  /** The value function's parameters; a copy. */
  public float[] value() {
    return floats(policySize, theta.length - policySize);
  }

  /** All of it. */
  public byte[] save() {
    ByteBuffer out =
        ByteBuffer.allocate(
            2 * Integer.BYTES + Double.BYTES * theta.length + optimiser.stateBytes());
    out.putInt(STATE_VERSION).putInt(theta.length);
    for (double number : theta) {
      out.putDouble(number);
    }
    optimiser.save(out);
    return out.array();
  }

  /**
   * Continues where {@link #save} was called.
   *
   * @throws IllegalArgumentException if the bytes are another version's or architecture's, or
   *     damaged
   */
  public void restore(byte[] saved) {
    ByteBuffer in = ByteBuffer.wrap(saved);
    int version = in.getInt();
    int size = in.getInt();
    if (version != STATE_VERSION
        || size != theta.length
        || in.remaining() != Double.BYTES * size + optimiser.stateBytes()) {
      throw new IllegalArgumentException(
          String.format(
              "the saved state is of version %d with %d parameters in %d bytes, not of version %d"
                  + " with %d in %d",
              version,
              size,
              in.remaining(),
              STATE_VERSION,
              theta.length,
              Double.BYTES * theta.length + optimiser.stateBytes()));
    }
    for (int i = 0; i < size; i++) {
      theta[i] = in.getDouble();
    }
    optimiser.restore(in);
  }

  private float[] floats(int first, int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) theta[first + i];
    }
    return numbers;
  }
}
