package org.sluice.jobs.report;

/**
 * What a report says of a group.
 *
 * @param group whose trials it is about
 * @param summary of the final returns of those that did not fail
 * @param curve how they came there
 */
record GroupResult(Group group, Summary summary, Curve curve) {

  static GroupResult of(Group group, Bootstrap bootstrap) {
    return new GroupResult(
        group, Summary.of(group.finalReturns(), bootstrap), Curve.of(group, bootstrap));
  }

  long unfinished() {
    return group.trials().stream()
        .filter(trial -> trial.status() == TrialResult.Status.UNFINISHED)
        .count();
  }

  /** Of the trials that the summary is of. */
  long fewestSteps() {
    return group.counted().stream().mapToLong(TrialResult::reached).min().orElse(0);
  }

  /** The same. */
  long mostSteps() {
    return group.counted().stream().mapToLong(TrialResult::reached).max().orElse(0);
  }
}
