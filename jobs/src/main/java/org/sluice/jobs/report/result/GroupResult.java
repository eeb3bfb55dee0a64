package org.sluice.jobs.report.result;

/**
 * What a report says of a group.
 *
 * @param group whose trials it is about
 * @param summary of the final returns of those that did not fail
 * @param curve how they came there
 */
public record GroupResult(Group group, Summary summary, Curve curve) {

  public static GroupResult of(Group group, Bootstrap bootstrap) {
    return new GroupResult(
        group, Summary.of(group.finalReturns(), bootstrap), Curve.ofReturns(group, bootstrap));
  }

  /** How many trials are in a state. */
  public long count(TrialResult.Status status) {
    return group.trials().stream().filter(trial -> trial.status() == status).count();
  }

  /** How many have neither taken all their steps nor failed. */
  public long unfinished() {
    return count(TrialResult.Status.UNFINISHED) + count(TrialResult.Status.STOPPED_EARLY);
  }

  /** Of the trials that the summary is of. */
  public long fewestSteps() {
    return group.counted().stream().mapToLong(TrialResult::reached).min().orElse(0);
  }

  /** The same. */
  public long mostSteps() {
    return group.counted().stream().mapToLong(TrialResult::reached).max().orElse(0);
  }
}
