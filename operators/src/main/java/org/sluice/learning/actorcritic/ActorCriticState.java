package org.sluice.learning.actorcritic;

import java.nio.ByteBuffer;
import java.util.List;
import org.sluice.learning.algorithm.Batch;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Kernels;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.optimiser.Optimiser;

/**
 * The learned state of a trial: θ, the parameters of policy and value function in one vector, and
 * the optimiser's state.
 */
public final class ActorCriticState {

  private static final int STATE_VERSION = 2;

  private final Kernels kernels;
  private final Optimiser optimiser;
  private final List<ParameterLayout.Entry> outputLayer;
  private final boolean normalises;
  private final ReturnScale scale = new ReturnScale();
  private final int policySize;
  private final Block theta;

  /**
   * @param precision of θ and of the optimiser's state
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
    this.kernels = precision.kernels();
    this.optimiser = optimiser;
    this.outputLayer = loss.outputLayer();
    this.normalises = values.get(ActorCriticParams.NORMALISE_RETURNS);
    this.policySize = policy.length;
    this.theta = precision.block(1, policy.length + value.length);
    for (int i = 0; i < theta.size(); i++) {
      theta.set(i, i < policySize ? policy[i] : value[i - policySize]);
    }
  }

  /** θ; live, for reading. */
  public Block theta() {
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
    multiplyOutputLayer(before / after);
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

  private void multiplyOutputLayer(double factor) {
    for (ParameterLayout.Entry entry : outputLayer) {
      for (int i = policySize + entry.offset();
          i < policySize + entry.offset() + entry.size();
          i++) {
        theta.set(i, theta.get(i) * factor);
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
  public double step(Block gradient, double maxNorm, double learningRate) {
    double norm = Math.sqrt(kernels.squares(gradient));
    if (!Double.isFinite(norm)) {
      return norm;
    }
    if (norm > maxNorm) {
      kernels.scale(maxNorm / norm, gradient, gradient);
    }
    optimiser.step(theta, gradient, learningRate);
    return norm;
  }

  /** Whether all of θ is finite. */
  public boolean finite() {
    return Double.isFinite(kernels.squares(theta));
  }

  /** The policy's parameters; a copy. */
  public float[] policy() {
    return floats(0, policySize);
  }

  /** The value function's parameters, for values in the task's units; a copy. */
  public float[] value() {
    float[] value = floats(policySize, theta.size() - policySize);
    for (ParameterLayout.Entry entry : outputLayer) {
      for (int i = entry.offset(); i < entry.offset() + entry.size(); i++) {
        value[i] = (float) (theta.get(policySize + i) * scale());
      }
    }
    return value;
  }

  /** Saves the whole state. */
  public byte[] save() {
    ByteBuffer out = ByteBuffer.allocate(2 * Integer.BYTES + stateBytes());
    out.putInt(STATE_VERSION).putInt(theta.size());
    theta.save(out);
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
    if (version != STATE_VERSION || size != theta.size() || in.remaining() != stateBytes()) {
      throw new IllegalArgumentException(
          String.format(
              "the saved state is of version %d with %d parameters in %d bytes, not of version %d"
                  + " with %d in %d",
              version, size, in.remaining(), STATE_VERSION, theta.size(), stateBytes()));
    }
    theta.restore(in);
    scale.restore(in);
    optimiser.restore(in);
  }

  private int stateBytes() {
    return theta.bytes() + ReturnScale.STATE_BYTES + optimiser.stateBytes();
  }

  private float[] floats(int first, int count) {
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] = (float) theta.get(first + i);
    }
    return floats;
  }
}
