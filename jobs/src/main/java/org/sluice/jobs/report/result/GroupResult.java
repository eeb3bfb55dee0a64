package org.sluice.jobs.report.result;

/**
 * A group's results.
 *
 * @param group the group
 * @param summary of the final returns of trials that did not fail
 * @param curve the learning curve
 */
public record GroupResult(Group group, Summary summary, Curve curve) {

  public static GroupResult of(Group group, Bootstrap bootstrap) {
    return new GroupResult(
        group, Summary.of(group.finalReturns(), bootstrap), Curve.ofReturns(group, bootstrap));
  }

  /** The number of trials in a state. */
  public long count(TrialResult.Status status) {
    return group.trials().stream().filter(trial -> trial.status() == status).count();
  }

  /** The number of trials that have neither taken all their steps nor failed. */
  public long unfinished() {
    return count(TrialResult.Status.UNFINISHED) + count(TrialResult.Status.STOPPED_EARLY);
  }

  /** The fewest steps of the summarised trials. */
  public long fewestSteps() {
    return group.counted().stream().mapToLong(TrialResult::reached).min().orElse(0);
  }

  /** The same. */
  public long mostSteps() {
    return group.counted().stream().mapToLong(TrialResult::reached).max().orElse(0);
  }
}
