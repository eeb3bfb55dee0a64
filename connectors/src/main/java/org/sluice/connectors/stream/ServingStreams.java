package org.sluice.connectors.stream;

import java.io.Serializable;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.sluice.connectors.actor.FollowedVersions;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.TopicSettings;
import org.sluice.connectors.kafka.Topics;
import org.sluice.learning.live.log.LiveNote;
import org.sluice.learning.live.log.LiveRejection;
import org.sluice.learning.serving.Answered;
import org.sluice.learning.serving.CurrentPolicies;
import org.sluice.learning.serving.Requested;

/**
 * The topics of serving as a Flink source and sinks.
 *
 * <p>A request is answered at least once. Where reading got to is committed for the consumer group
 * {@link Topics#servingGroup} after each checkpoint, so a job that is started again goes on there,
 * even without a savepoint. Nothing else has to be kept.
 */
public final class ServingStreams implements Serializable {

  private static final long serialVersionUID = 1;

  private final KafkaSettings settings;
  private final Topics topics;
  private final int largestRequest;
  private final Messages messages;

  /**
   * @param largestRequest bytes of a request's key or value; larger ones are rejected
   */
  public ServingStreams(
      KafkaSettings settings, Topics topics, TopicSettings topicSettings, int largestRequest) {
    this.settings = settings;
    this.topics = topics;
    this.largestRequest = largestRequest;
    this.messages = new Messages(topics, topicSettings);
  }

  /** Follows the versions of a trial. */
  public CurrentPolicies.Factory policies() {
    KafkaSettings kafka = settings;
    Topics run = topics;
    return trial -> new FollowedVersions(kafka, run, trial);
  }

  /** The requests, from the first that no job has answered. */
  public Source<Requested, ?, ?> requests() {
    return new RequestSource(settings, topics, largestRequest, new Rejects(settings, messages));
  }

  /** Writes answers. */
  public Sink<Answered> answersSink() {
    Messages format = messages;
    return MessageSerialization.sink(
        settings, answered -> format.of(answered.answer(), answered.partition()));
  }

  /** Writes requests that have no action. */
  public Sink<LiveNote> rejectedSink() {
    Messages format = messages;
    String topic = topics.requests();
    return MessageSerialization.sink(
        settings, note -> format.of(Rejections.toRecord((LiveRejection) note, topic)));
  }
}
