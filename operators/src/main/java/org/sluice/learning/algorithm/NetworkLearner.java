package org.sluice.learning.algorithm;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.sluice.learning.optimiser.LearnedParameters;

/**
 * Base class of learners whose state is one number and networks that learn by Adam; values of
 * states are not among these.
 */
public abstract class NetworkLearner implements TrialLearner {

  private static final int STATE_VERSION = 2;

  private final List<LearnedParameters> networks;
  private final Optional<? extends LearnedParameters> published;

  /**
   * @param networks everything that is learned; the policy's first
   * @param published one of them, if it is published beside the policy's
   */
  protected NetworkLearner(
      List<? extends LearnedParameters> networks, Optional<? extends LearnedParameters> published) {
    this.networks = List.copyOf(networks);
    this.published = published;
  }

  /** The number that is saved beside the networks. */
  protected abstract long number();

  /** Restores what {@link #number} returned. */
  protected abstract void restore(long number);

  /**
   * Takes gradient steps; if they are not finite or fail, the state is as before.
   *
   * @param steps returns whether losses and gradients were finite
   * @return whether these and the networks afterwards were finite
   */
  protected final boolean attempt(BooleanSupplier steps) {
    byte[] before = save();
    boolean finite = false;
    try {
      finite = steps.getAsBoolean() && networks.stream().allMatch(LearnedParameters::finite);
    } finally {
      if (!finite) {
        restore(before);
      }
    }
    return finite;
  }

  @Override
  public final float[] policy() {
    return networks.get(0).floats();
  }

  @Override
  public final float[] value() {
    return published.map(LearnedParameters::floats).orElseGet(() -> new float[0]);
  }

  @Override
  public final byte[] save() {
    ByteBuffer out = ByteBuffer.allocate(Integer.BYTES + stateBytes());
    out.putInt(STATE_VERSION).putLong(number());
    networks.forEach(network -> network.save(out));
    return out.array();
  }

  @Override
  public final void restore(byte[] saved) {
    ByteBuffer in = ByteBuffer.wrap(saved);
    int version = in.remaining() < Integer.BYTES ? 0 : in.getInt();
    if (version != STATE_VERSION || in.remaining() != stateBytes()) {
      throw new IllegalArgumentException(
          String.format(
              "the saved state is of version %d in %d bytes, not of version %d in %d",
              version, in.remaining(), STATE_VERSION, stateBytes()));
    }
    restore(in.getLong());
    networks.forEach(network -> network.restore(in));
  }

  private int stateBytes() {
    return Long.BYTES + networks.stream().mapToInt(LearnedParameters::stateBytes).sum();
  }
}
