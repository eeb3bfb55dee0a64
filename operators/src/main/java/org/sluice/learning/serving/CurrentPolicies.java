package org.sluice.learning.serving;

import java.io.Serializable;
import org.sluice.learning.records.PolicySnapshot;

/** The policies that a trial's actors are to act under at present. For any number of threads. */
public interface CurrentPolicies extends AutoCloseable {

  /** Waits until there is a policy. */
  void await() throws InterruptedException;

  /**
   * The policy for an actor.
   *
   * @throws IllegalStateException if there is none yet
   */
  PolicySnapshot policy(String actor);

  @Override
  void close();

  /** Follows a trial's policies where requests are answered. */
  @FunctionalInterface
  interface Factory extends Serializable {
    CurrentPolicies follow(String trial);
  }
}
