package org.sluice.learning.halving;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.trial.Trial;

/**
 * Successive halving: trials are compared at rungs, r, rη, rη² … environment steps of each, and at
 * every rung the best ⌈n/η⌉ of the n that came to it go on.
 *
 * <p>Reference: Jamieson and Talwalkar 2016, "Non-stochastic Best Arm Identification and
 * Hyperparameter Optimization", algorithm 1. Deviations: rungs are given by steps, in place of a
 * budget for all; η may be above 2, as in Li et al. 2020, "A System for Massively Parallel
 * Hyperparameter Tuning" (ASHA). ASHA promotes a trial as soon as it is among the best of those
 * that have come so far, which depends on who comes first. Here every rung waits for all its
 * trials, so that who goes on follows from counted steps alone.
 *
 * @param firstRung r, environment steps
 * @param factor η, at least 2
 */
public record Halving(long firstRung, int factor) implements Serializable {

  private static final long serialVersionUID = 1;

  /** The rungs at which trials meet, in steps: those that all of them come to before their end. */
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

  /** Iterations after which a trial has come to a rung: the last one is completed. */
  public static long iterations(Trial trial, long rung) {
    return (rung - 1) / trial.hyperparameters().get(TrialParams.BATCH) + 1;
  }

  /** How many of n trials go on. */
  public int kept(int trials) {
    return (trials - 1) / factor + 1;
  }
}
