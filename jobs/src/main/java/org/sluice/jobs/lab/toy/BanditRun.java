package org.sluice.jobs.lab.toy;

import org.sluice.env.Generator;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.information.EntropyParams;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.rollout.ObservationStatistics;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.TrainingLoop;
import org.sluice.learning.trial.Trial;

/**
 * A policy trained in a bandit, and its distance from the target.
 *
 * @param policy the final policy
 * @param logDensity the policy's log-density on {@link Bandit#GRID}
 * @param divergence from the target on {@link Bandit#GRID}
 * @param samples drawn from it
 */
public record BanditRun(
    FixedPolicy policy, double[] logDensity, GridDivergence divergence, Points samples) {

  /** The number of samples. */
  public static final int SAMPLES = 100_000;

  /** The only observation. */
  private static final double[] OBSERVATION = {1};

  /** Trains the policy. */
  public static BanditRun train(Bandit bandit, Trial trial) {
    PolicySnapshot last;
    try (TrainingLoop loop = new TrainingLoop(trial, LearnerWorkspace.of(trial))) {
      last = loop.run(learned -> {});
    }
    FixedPolicy policy = fixed(trial, last);
    double[] logDensity = policy.logDensity(Bandit.GRID);
    double temperature = trial.hyperparameters().get(EntropyParams.ENTROPY_COEFFICIENT);
    GridDivergence divergence =
        GridDivergence.of(Bandit.GRID, logDensity, bandit.logTarget(Bandit.GRID, temperature));
    return new BanditRun(
        policy, logDensity, divergence, policy.sample(SAMPLES, new Generator(trial.seed())));
  }

  private static FixedPolicy fixed(Trial trial, PolicySnapshot snapshot) {
    double[] parameters = new double[snapshot.policy().length];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = snapshot.policy()[i];
    }
    double[] normalised = new double[OBSERVATION.length];
    new ObservationStatistics(snapshot.means(), snapshot.deviations())
        .normalise(OBSERVATION, normalised);
    return new FixedPolicy(
        Policies.create(trial.spaces(), trial.hyperparameters()), parameters, normalised);
  }
}
