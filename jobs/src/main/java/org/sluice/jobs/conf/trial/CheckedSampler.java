package org.sluice.jobs.conf.trial;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sluice.env.Env;
import org.sluice.env.NativeLibraryException;
import org.sluice.env.registry.Envs;
import org.sluice.env.registry.Restoring;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.rollout.Sampler;
import org.sluice.learning.trial.Trial;

/**
 * Checks whether lanes can collect data in a trial's environment as its algorithm needs; whether it
 * restores its state, once for each environment.
 */
public final class CheckedSampler {

  private final boolean isRun;
  private final Map<String, Optional<String>> found = new HashMap<>();

  /**
   * @param isRun whether the trials are about to run; environments are not made otherwise
   */
  public CheckedSampler(boolean isRun) {
    this.isRun = isRun;
  }

  /** Why a trial's lanes cannot collect data as its sampler does; empty if they can. */
  Optional<String> problem(Trial trial) {
    Sampler sampler = trial.algorithm().sampler(trial.hyperparameters());
    if (trial.isLive()) {
      return sampler.simulationOnly().map(Sampler::notLive);
    }
    int limit = Envs.spec(trial.environment()).timeLimit();
    int episodes = sampler.wholeEpisodes();
    return episodes > 0
        ? tooFewEpisodes(trial.hyperparameters(), episodes, limit)
        : notBranching(trial, sampler, limit);
  }

  /** Why an iteration may have too few whole episodes to learn from, if they take their time. */
  private static Optional<String> tooFewEpisodes(Hyperparameters values, int needed, int limit) {
    int lanes = values.get(TrialParams.LANES);
    int share = values.get(TrialParams.BATCH) / lanes;
    long each = (needed - 1L) / lanes + 1;
    return share >= each * limit
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%s learns from whole episodes, at least %d an iteration; they have up to %,d steps,"
                    + " so batch must be at least %,d with lanes: %d",
                values.get(AlgorithmParams.ALGORITHM),
                needed,
                limit,
                each * limit * lanes,
                lanes));
  }

  private Optional<String> notBranching(Trial trial, Sampler sampler, int limit) {
    int length = sampler.branchLength();
    if (length == 0) {
      return Optional.empty();
    }
    if (limit > 0 && length > limit) {
      return Optional.of(
          String.format(
              "branches of up to %,d steps are longer than an episode, which has at most %,d",
              length, limit));
    }
    return isRun
        ? found.computeIfAbsent(trial.environment(), CheckedSampler::notRestored)
        : Optional.empty();
  }

  private static Optional<String> notRestored(String environment) {
    try (Env env = Envs.make(environment)) {
      return Restoring.problem(env)
          .map(why -> "lanes that branch return to earlier states, but " + why);
    } catch (NativeLibraryException e) {
      return Optional.empty(); // for want of something on this machine, which may only submit
    }
  }
}
