package org.sluice.learning.imitation;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Batch;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.algorithm.TrialLearner;
import org.sluice.learning.algorithm.Update;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.optimiser.LearnedParameters;

/**
 * Base class of learners from demonstrations: a fixed number of gradient steps for each iteration,
 * whatever the lanes did in it.
 */
public abstract class ImitationLearner implements TrialLearner {

  private static final int STATE_VERSION = 1;

  private final ImitationWorkspace workspace;
  private final List<LearnedParameters> networks;
  private final int updates;
  private final Map<Metric, Double> sums = new HashMap<>();

  /** Of the demonstrations that have been learned from; 0 before the first. */
  private long checksum;

  /**
   * @param networks everything that is learned; the policy's first
   */
  protected ImitationLearner(
      ImitationWorkspace workspace, List<LearnedParameters> networks, Hyperparameters values) {
    this.workspace = workspace;
    this.networks = List.copyOf(networks);
    this.updates = values.get(ImitationParams.UPDATES_PER_ITERATION);
  }

  /**
   * Takes a gradient step on demonstrations drawn from the workspace.
   *
   * @param random the trial's
   * @return whether its losses were finite
   */
  protected abstract boolean step(Generator random);

  /** Adds to a metric, whose mean over the steps of the iteration is reported. */
  protected final void count(Metric metric, double value) {
    sums.merge(metric, value, Double::sum);
  }

  @Override
  public final Update update(Batch unused, Generator random) {
    compareDemonstrations();
    byte[] before = save();
    sums.clear();
    boolean finite = true;
    for (int step = 0; step < updates && finite; step++) {
      finite = step(random);
    }
    if (!finite || !networks.stream().allMatch(LearnedParameters::finite)) {
      restore(before);
      return new Update(Outcome.NOT_FINITE, Map.of());
    }
    sums.replaceAll((metric, sum) -> sum / updates);
    return new Update(Outcome.ACCEPTED, sums);
  }

  private void compareDemonstrations() {
    long found = workspace.demonstrations().checksum();
    if (checksum != 0 && checksum != found) {
      throw new DemonstrationException(
          workspace.file() + " is not the file that this training began with");
    }
    checksum = found;
  }

  @Override
  public final float[] policy() {
    return networks.get(0).floats();
  }

  @Override
  public final float[] value() {
    return new float[0];
  }

  @Override
  public final byte[] save() {
    ByteBuffer out = ByteBuffer.allocate(Integer.BYTES + stateBytes());
    out.putInt(STATE_VERSION).putLong(checksum);
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
    checksum = in.getLong();
    networks.forEach(network -> network.restore(in));
  }

  private int stateBytes() {
    return Long.BYTES + networks.stream().mapToInt(LearnedParameters::stateBytes).sum();
  }
}
