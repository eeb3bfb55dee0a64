package org.sluice.connectors.actor;

import java.time.Duration;
import java.util.List;
import org.sluice.connectors.kafka.BrokerUnreachableException;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Topics;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.serving.CurrentPolicies;
import org.sluice.learning.trial.SpecifiedPolicy;

/**
 * Follows a trial's policies and releases on a thread of its own, as a {@link PolicyClient} does,
 * but those with layers below too. For any number of threads.
 */
public final class FollowedVersions implements CurrentPolicies {

  private static final Duration PATIENCE = Duration.ofHours(1);

  private final PolicyBoard board;
  private final PolicyTail tail;

  /**
   * Begins to follow, without waiting for a broker.
   *
   * @param trial the trial's id
   * @throws BrokerUnreachableException if no client can be made of the settings
   */
  public FollowedVersions(KafkaSettings settings, Topics topics, String trial) {
    board = new PolicyBoard(trial);
    tail =
        new PolicyTail(
            settings,
            topics,
            trial,
            KafkaSettings.LARGEST_REQUEST,
            new SpecifiedPolicies(SpecifiedPolicy::createAbove),
            board);
    tail.start();
  }

  @Override
  public void await() throws InterruptedException {
    while (!await(PATIENCE)) {
      // There is none yet.
    }
  }

  /**
   * Waits for the first policy.
   *
   * @return whether there is one now
   */
  public boolean await(Duration patience) throws InterruptedException {
    return board.await(0, patience);
  }

  /**
   * Other trials that have policies on these topics, up to 20, while this one has none: its id may
   * be wrong. Empty otherwise.
   */
  public List<String> otherTrials() {
    return board.others();
  }

  /** Why there is no policy, or none that is new; empty if nothing is known to be wrong. */
  public String problem() {
    return board.problem();
  }

  @Override
  public PolicySnapshot policy(String actor) {
    return board.policy(actor).snapshot();
  }

  @Override
  public void close() {
    tail.close();
  }
}
