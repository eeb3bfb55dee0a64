package org.sluice.ml;

import org.sluice.learning.records.PolicySnapshot;

/** The policy of the highest version among those of one trial. */
final class NewestPolicy {

  private PolicySnapshot newest;

  /**
   * Takes another policy into account.
   *
   * @return whether it is newer than all before
   * @throws IllegalArgumentException if it belongs to another trial
   */
  boolean add(PolicySnapshot policy) {
    if (newest != null && !newest.trial().equals(policy.trial())) {
      throw new IllegalArgumentException(
          String.format(
              "the model data have policies of several trials, %s and %s; choose those of one",
              newest.trial(), policy.trial()));
    }
    boolean newer = newest == null || policy.version() > newest.version();
    if (newer) {
      newest = policy;
    }
    return newer;
  }

  /** Whether there is none yet. */
  boolean isEmpty() {
    return newest == null;
  }

  /**
   * The newest.
   *
   * @throws IllegalArgumentException if there is none
   */
  PolicySnapshot get() {
    if (newest == null) {
      throw new IllegalArgumentException("the model data have no policy");
    }
    return newest;
  }
}
