package org.sluice.learning.imitation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Batch;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.NetworkLearner;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.algorithm.Update;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.optimiser.LearnedParameters;
import org.sluice.learning.rollout.ObservationNormaliser;
import org.sluice.learning.rollout.ObservationStatistics;

/**
 * Base class of learners from demonstrations: a fixed number of gradient steps for each iteration,
 * whatever the lanes did in it.
 */
public abstract class ImitationLearner extends NetworkLearner {

  private final ImitationWorkspace workspace;
  private final int updates;
  private final Map<Metric, Double> sums = new HashMap<>();

  /** Of the demonstrations that have been learned from; 0 before the first. */
  private long checksum;

  /** Of the demonstrated observations, if they are normalised. */
  private ObservationStatistics statistics =
      new ObservationStatistics(new double[0], new double[0]);

  /**
   * @param networks everything that is learned; the policy's first
   */
  protected ImitationLearner(
      ImitationWorkspace workspace, List<LearnedParameters> networks, Hyperparameters values) {
    super(networks, Optional.empty());
    this.workspace = workspace;
    this.updates = values.get(ImitationParams.UPDATES_PER_ITERATION);
  }

  /**
   * Takes a gradient step on demonstrations drawn from the workspace.
   *
   * @param random the trial's
   * @return whether its losses were finite
   */
  protected abstract boolean step(Generator random);

  /** Draws demonstrated pairs for all rows, as the policy sees and could choose them. */
  protected final void sample(Generator random, Pairs pairs) {
    workspace.sample(random, statistics, pairs);
  }

  /** Adds to a metric, whose mean over the steps of the iteration is reported. */
  protected final void count(Metric metric, double value) {
    sums.merge(metric, value, Double::sum);
  }

  /** Adds the demonstrations once; what lanes observe says nothing of where the expert acts. */
  @Override
  public final void observe(ObservationNormaliser normaliser, double[] unused) {
    if (checksum == 0) {
      workspace.demonstrations().addTo(normaliser);
    }
    statistics = normaliser.statistics();
  }

  @Override
  public final Update update(Batch unused, Generator random) {
    compareDemonstrations();
    sums.clear();
    if (!attempt(() -> steps(random))) {
      return new Update(Outcome.NOT_FINITE, Map.of());
    }
    sums.replaceAll((metric, sum) -> sum / updates);
    return new Update(Outcome.ACCEPTED, sums);
  }

  private boolean steps(Generator random) {
    boolean finite = true;
    for (int step = 0; step < updates && finite; step++) {
      finite = step(random);
    }
    return finite;
  }

  private void compareDemonstrations() {
    long found = workspace.demonstrations().checksum();
    if (checksum != 0 && checksum != found) {
      throw new DemonstrationException(
          workspace.address() + " has other demonstrations than this training began with");
    }
    checksum = found;
  }

  @Override
  protected final long number() {
    return checksum;
  }

  @Override
  protected final void restore(long number) {
    checksum = number;
  }
}
