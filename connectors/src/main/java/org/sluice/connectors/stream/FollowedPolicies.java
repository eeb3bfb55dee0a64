package org.sluice.connectors.stream;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.PolicyFollower;
import org.sluice.connectors.kafka.RejectedProducer;
import org.sluice.connectors.kafka.Topics;
import org.sluice.connectors.source.reader.PolicyVersions;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.PublishedRules;
import org.sluice.learning.trial.Trial;

/** The policies topic, followed for one reader's lanes; starts reading at the first request. */
final class FollowedPolicies implements PolicyVersions {

  private final RejectedProducer rejects;
  private final PolicyFollower follower;
  private boolean started;

  FollowedPolicies(KafkaSettings settings, Topics topics, Messages messages, List<Trial> trials) {
    rejects = new RejectedProducer(settings, messages);
    // Futures wake the reader, so the follower's callback is not needed.
    PublishedRules rules = new PublishedRules(trials);
    follower =
        new PolicyFollower(
            settings,
            topics,
            RecordSizes.ofAny(trials).policy().limit(),
            rules::objection,
            rejects::send,
            () -> {});
  }

  @Override
  public CompletableFuture<PolicySnapshot> version(String trial, int version) {
    CompletableFuture<PolicySnapshot> answer = follower.version(trial, version);
    if (!started) {
      started = true;
      follower.start();
    }
    return answer;
  }

  @Override
  public void release(String trial) {
    follower.release(trial);
  }

  @Override
  public void close() {
    follower.close();
    rejects.close();
  }
}
