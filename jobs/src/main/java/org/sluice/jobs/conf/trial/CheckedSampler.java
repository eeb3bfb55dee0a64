package org.sluice.jobs.conf.trial;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sluice.env.Env;
import org.sluice.env.NativeLibraryException;
import org.sluice.env.registry.Envs;
import org.sluice.env.registry.Restoring;
import org.sluice.learning.rollout.Sampler;
import org.sluice.learning.trial.Trial;

/** Checks whether lanes can branch in a trial's environment; each environment once. */
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
    int length = trial.algorithm().sampler(trial.hyperparameters()).branchLength();
    if (length == 0) {
      return Optional.empty();
    }
    if (trial.isLive()) {
      return Optional.of(Sampler.NOT_LIVE);
    }
    int limit = Envs.spec(trial.environment()).timeLimit();
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
