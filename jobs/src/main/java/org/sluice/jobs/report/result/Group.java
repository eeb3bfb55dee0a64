package org.sluice.jobs.report.result;

import java.util.List;

/**
 * Trials that agree in everything but the seed.
 *
 * @param environment where they act
 * @param label what distinguishes them from other groups
 * @param family the label without randomly drawn keys
 * @param trials in the order of their seeds
 */
public record Group(String environment, String label, String family, List<TrialResult> trials) {

  /** The trials that statistics include: those that did not fail. */
  public List<TrialResult> counted() {
    return trials.stream().filter(trial -> !trial.failed()).toList();
  }

  public List<TrialResult> failed() {
    return trials.stream().filter(TrialResult::failed).toList();
  }

  /** Whether an episode has ended in any of its trials. */
  public boolean hasReturns() {
    return trials.stream().anyMatch(trial -> trial.series(Quantity.RETURN).values().length > 0);
  }

  /** The final returns of the counted trials that have one. */
  public double[] finalReturns() {
    return counted().stream()
        .mapToDouble(TrialResult::finalReturn)
        .filter(Double::isFinite)
        .toArray();
  }
}
