package org.sluice.learning.offpolicy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Batch;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Metrics;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.algorithm.TrialLearner;
import org.sluice.learning.algorithm.Update;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.replay.Minibatch;
import org.sluice.learning.replay.ReplayBuffer;

/**
 * Base class of learners that draw minibatches from a replay buffer: as many gradient steps as the
 * environment steps since the last iteration call for.
 */
public abstract class OffPolicyLearner implements TrialLearner {

  /** The metrics that all these learners report. */
  public static final List<Metric> METRICS = List.of(Metrics.VALUE_LOSS, Metrics.MEAN_Q);

  private static final int STATE_VERSION = 1;

  private final List<Metric> metrics;
  private final Minibatch minibatch;
  private final List<TargetParameters> networks;
  private final long warmUp;
  private final double updatesPerStep;
  private final double targetRate;
  private final int targetPeriod;

  /** Gradient steps that the environment steps so far have called for. */
  private long gradientSteps;

  /** By metric, over the steps since they were last taken. */
  private final double[] sums;

  private int steps;

  /** With the {@link #METRICS} alone. */
  protected OffPolicyLearner(
      Minibatch minibatch, List<TargetParameters> networks, Hyperparameters values) {
    this(METRICS, minibatch, networks, values);
  }

  /**
   * @param metrics that it counts
   * @param minibatch shared with other learners of the thread
   * @param networks everything that is learned; the policy's first
   */
  protected OffPolicyLearner(
      List<Metric> metrics,
      Minibatch minibatch,
      List<TargetParameters> networks,
      Hyperparameters values) {
    this.metrics = List.copyOf(metrics);
    this.sums = new double[metrics.size()];
    this.minibatch = minibatch;
    this.networks = List.copyOf(networks);
    this.warmUp = values.get(OffPolicyParams.WARM_UP);
    this.updatesPerStep = values.get(OffPolicyParams.UPDATES_PER_STEP);
    this.targetRate = values.get(OffPolicyParams.TARGET_RATE);
    this.targetPeriod = values.get(OffPolicyParams.TARGET_PERIOD);
  }

  /**
   * Takes a gradient step, without moving the target networks.
   *
   * @param minibatch Not modified.
   * @param random the trial's
   * @return whether its losses and gradients were finite
   */
  protected abstract boolean step(Minibatch minibatch, Generator random);

  /**
   * Counts a gradient step for the metrics.
   *
   * @param numbers of the step, in the order of the metrics
   */
  protected final void count(double... numbers) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += numbers[i];
    }
    steps++;
  }

  /** The metrics' means over the steps since the last call. */
  public final Map<Metric, Double> takeMetrics() {
    Map<Metric, Double> means = new LinkedHashMap<>();
    for (int i = 0; i < sums.length; i++) {
      means.put(metrics.get(i), sums[i] / steps);
    }
    forgetMetrics();
    return means;
  }

  private void forgetMetrics() {
    Arrays.fill(sums, 0);
    steps = 0;
  }

  @Override
  public final Update update(Batch batch, Generator random) {
    ReplayBuffer replay = batch.replay();
    long due = (long) Math.floor(updatesPerStep * (replay.appended() - warmUp));
    if (due <= gradientSteps) {
      return new Update(Outcome.WARM_UP, Map.of());
    }
    byte[] before = save();
    for (long step = gradientSteps + 1; step <= due; step++) {
      replay.sample(random, minibatch);
      if (!step(minibatch, random)) {
        return revert(before, due);
      }
      moveTargets(step);
    }
    if (!networks.stream().allMatch(TargetParameters::finite)) {
      return revert(before, due);
    }
    gradientSteps = due;
    return new Update(Outcome.ACCEPTED, takeMetrics());
  }

  private Update revert(byte[] before, long due) {
    restore(before);
    gradientSteps = due; // the same steps would fail again
    forgetMetrics();
    return new Update(Outcome.NOT_FINITE, Map.of());
  }

  /**
   * Moves the target networks if they are due.
   *
   * @param step the number of the gradient step before, from 1
   */
  final void moveTargets(long step) {
    if (step % targetPeriod == 0) {
      networks.forEach(network -> network.moveTarget(targetRate));
    }
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
    out.putInt(STATE_VERSION).putLong(gradientSteps);
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
    gradientSteps = in.getLong();
    networks.forEach(network -> network.restore(in));
  }

  private int stateBytes() {
    return Long.BYTES + networks.stream().mapToInt(TargetParameters::stateBytes).sum();
  }
}
