package org.sluice.learning.halving;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.trial.Trial;

/**
 * Successive halving: trials are compared at rungs, r, rη, rη² … environment steps per trial, and
 * at every rung the best ⌈n/η⌉ of the n that reached it continue.
 *
 * <p>Reference: Jamieson and Talwalkar 2016, "Non-stochastic Best Arm Identification and
 * Hyperparameter Optimization", algorithm 1. Deviations: rungs are given in steps instead of a
 * total budget; η may be above 2, as in Li et al. 2020, "A System for Massively Parallel
 * Hyperparameter Tuning" (ASHA). ASHA promotes a trial as soon as it is among the best that have
 * arrived so far, which depends on arrival order. Here every rung waits for all its trials, so the
 * decision depends on step counts only.
 *
 * @param firstRung r, environment steps
 * @param factor η, at least 2
 */
public record Halving(long firstRung, int factor) implements Serializable {

  private static final long serialVersionUID = 1;

  /** The rungs in steps: those that all trials reach before their end. */
  public List<Long> rungs(Collection<Trial> trials) {
    List<Long> rungs = new ArrayList<>();
    for (long rung = firstRung; isBeforeTheEnd(rung, trials); rung = next(rung)) {
      rungs.add(rung);
    }
    return rungs;
  }

  private static boolean isBeforeTheEnd(long rung, Collection<Trial> trials) {
    return trials.stream().allMatch(trial -> iterations(trial, rung) < trial.iterations());
  }

  private long next(long rung) {
    return rung > Long.MAX_VALUE / factor ? Long.MAX_VALUE : rung * factor;
  }

  /** Iterations after which a trial has reached a rung, rounded up. */
  public static long iterations(Trial trial, long rung) {
    return (rung - 1) / trial.hyperparameters().get(TrialParams.BATCH) + 1;
  }

  /** The number of n trials that continue. */
  public int kept(int trials) {
    return (trials - 1) / factor + 1;
  }
}
