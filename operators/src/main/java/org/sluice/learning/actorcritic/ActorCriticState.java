package org.sluice.learning.actorcritic;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.sluice.learning.algorithm.Batch;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.optimiser.Optimiser;
import org.sluice.learning.vectors.Finite;
import org.sluice.learning.vectors.Vectors;

/**
 * The learned state of a trial: θ, the parameters of policy and value function in one vector, and
 * the optimiser's state.
 */
public final class ActorCriticState {

  private static final int STATE_VERSION = 1;

  private final Precision precision;
  private final Optimiser optimiser;
  private final List<ParameterLayout.Entry> outputLayer;
  private final boolean normalises;
  private final ReturnScale scale = new ReturnScale();
  private final int policySize;
  private final double[] theta;

  /**
   * @param precision that θ is rounded to after every step
   * @param loss the loss that it is for
   * @param values whether returns are normalised
   * @param policy Not modified. The policy's initial parameters
   * @param value Not modified. The value function's initial parameters
   */
  public ActorCriticState(
      Precision precision,
      Optimiser optimiser,
      ActorCriticLoss loss,
      Hyperparameters values,
      float[] policy,
      float[] value) {
    this.precision = precision;
    this.optimiser = optimiser;
    this.outputLayer = loss.outputLayer();
    this.normalises = values.get(ActorCriticParams.NORMALISE_RETURNS);
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
   * Scales a batch's returns and values to what θ learns. Updates the scale with its returns; the
   * values of θ stay the same in the task's units.
   *
   * @param batch Not modified.
   */
  public Batch scaled(Batch batch) {
    if (!normalises) {
      return batch;
    }
    double before = scale.deviation();
    scale.add(batch.returns());
    double after = scale.deviation();
    multiplyOutputLayer(theta, policySize, before / after);
    precision.round(theta);
    return new Batch(
        batch.observations(),
        batch.actions(),
        batch.logProbabilities(),
        divided(batch.values(), after),
        batch.advantages(),
        divided(batch.returns(), after),
        batch.episodeReturns(),
        batch.remaining());
  }

  /** The factor from the values of θ to the task's units. */
  public double scale() {
    return normalises ? scale.deviation() : 1;
  }

  private void multiplyOutputLayer(double[] parameters, int first, double factor) {
    for (ParameterLayout.Entry entry : outputLayer) {
      for (int i = 0; i < entry.size(); i++) {
        parameters[first + entry.offset() + i] *= factor;
      }
    }
  }

  private static double[] divided(double[] numbers, double divisor) {
    double[] divided = new double[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      divided[i] = numbers[i] / divisor;
    }
    return divided;
  }

  /**
   * Takes a step against the clipped gradient.
   *
   * @param gradient Modified. Scaled down
   * @param maxNorm largest Euclidean norm of the gradient that the optimiser sees
   * @return the norm before clipping; if it is not finite, no step was taken
   */
  public double step(double[] gradient, double maxNorm, double learningRate) {
    double norm = Math.sqrt(Vectors.squares(gradient));
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

  /** Whether all of θ is finite. */
  public boolean finite() {
    return Finite.all(theta);
  }

  /** The policy's parameters; a copy. */
  public float[] policy() {
    return floats(Arrays.copyOf(theta, policySize));
  }

  /** The value function's parameters, for values in the task's units; a copy. */
  public float[] value() {
    double[] value = Arrays.copyOfRange(theta, policySize, theta.length);
    multiplyOutputLayer(value, 0, scale());
    return floats(value);
  }

  /** Saves the whole state. */
  public byte[] save() {
    ByteBuffer out = ByteBuffer.allocate(2 * Integer.BYTES + stateBytes());
    out.putInt(STATE_VERSION).putInt(theta.length);
    for (double number : theta) {
      out.putDouble(number);
    }
    scale.save(out);
    optimiser.save(out);
    return out.array();
  }

  /**
   * Restores what {@link #save} wrote.
   *
   * @throws IllegalArgumentException if the bytes are damaged or from another version or
   *     architecture
   */
  public void restore(byte[] saved) {
    ByteBuffer in = ByteBuffer.wrap(saved);
    int version = in.getInt();
    int size = in.getInt();
    if (version != STATE_VERSION || size != theta.length || in.remaining() != stateBytes()) {
      throw new IllegalArgumentException(
          String.format(
              "the saved state is of version %d with %d parameters in %d bytes, not of version %d"
                  + " with %d in %d",
              version, size, in.remaining(), STATE_VERSION, theta.length, stateBytes()));
    }
    for (int i = 0; i < size; i++) {
      theta[i] = in.getDouble();
    }
    scale.restore(in);
    optimiser.restore(in);
  }

  private int stateBytes() {
    return Double.BYTES * theta.length + ReturnScale.STATE_BYTES + optimiser.stateBytes();
  }

  private static float[] floats(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }
}
