package org.sluice.learning.offpolicy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Batch;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Metrics;
import org.sluice.learning.algorithm.NetworkLearner;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.algorithm.Update;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.optimiser.LearnedParameters;
import org.sluice.learning.replay.Minibatch;
import org.sluice.learning.replay.ReplayBuffer;

/**
 * Base class of learners that draw minibatches from a replay buffer: as many gradient steps as the
 * environment steps since the last iteration call for.
 */
public abstract class OffPolicyLearner extends NetworkLearner {

  /** The metrics that all these learners report. */
  public static final List<Metric> METRICS = List.of(Metrics.VALUE_LOSS, Metrics.MEAN_Q);

  private final List<Metric> metrics;
  private final Minibatch minibatch;
  private final List<TargetParameters> followed;
  private final long warmUp;
  private final double updatesPerStep;
  private final double gamma;
  private final double rewardScale;
  private final double targetRate;
  private final int targetPeriod;

  /** Gradient steps that the environment steps so far have called for. */
  private long gradientSteps;

  /** By metric, over the steps since they were last taken. */
  private final double[] sums;

  private int steps;

  /** With the {@link #METRICS} alone. */
  protected OffPolicyLearner(
      Minibatch minibatch, List<? extends LearnedParameters> networks, Hyperparameters values) {
    this(METRICS, minibatch, networks, values);
  }

  /**
   * @param metrics that it counts
   * @param minibatch shared with other learners of the thread
   * @param networks everything that is learned, with or without target networks; the policy's
   *     first, then one that can be published
   */
  protected OffPolicyLearner(
      List<Metric> metrics,
      Minibatch minibatch,
      List<? extends LearnedParameters> networks,
      Hyperparameters values) {
    super(
        networks,
        values.get(CriticParams.PUBLISH_CRITIC) ? Optional.of(networks.get(1)) : Optional.empty());
    this.metrics = List.copyOf(metrics);
    this.sums = new double[metrics.size()];
    this.minibatch = minibatch;
    this.followed =
        networks.stream()
            .filter(TargetParameters.class::isInstance)
            .map(TargetParameters.class::cast)
            .toList();
    this.warmUp = values.get(OffPolicyParams.WARM_UP);
    this.updatesPerStep = values.get(OffPolicyParams.UPDATES_PER_STEP);
    this.gamma = values.get(OffPolicyParams.GAMMA);
    this.rewardScale = values.get(OffPolicyParams.REWARD_SCALE);
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
   * Computes the targets c r + γ v(s').
   *
   * @param error Modified. Receives them
   * @param next Not modified. v(s'), {@code [rows]}
   */
  protected final void computeTargets(OneStepError error, Minibatch minibatch, double[] next) {
    error.computeTargets(minibatch, next, gamma, rewardScale);
  }

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
    boolean finite = attempt(() -> steps(due, replay, random));
    gradientSteps = due; // also if they failed: the same steps would fail again
    if (!finite) {
      forgetMetrics();
      return new Update(Outcome.NOT_FINITE, Map.of());
    }
    return new Update(Outcome.ACCEPTED, takeMetrics());
  }

  private boolean steps(long due, ReplayBuffer replay, Generator random) {
    boolean finite = true;
    for (long step = gradientSteps + 1; step <= due && finite; step++) {
      replay.sample(random, minibatch);
      finite = step(minibatch, random);
      moveTargets(step);
    }
    return finite;
  }

  /**
   * Moves the target networks if they are due.
   *
   * @param step the number of the gradient step before, from 1
   */
  final void moveTargets(long step) {
    if (step % targetPeriod == 0) {
      followed.forEach(network -> network.moveTarget(targetRate));
    }
  }

  @Override
  protected final long number() {
    return gradientSteps;
  }

  @Override
  protected final void restore(long number) {
    gradientSteps = number;
  }
}
