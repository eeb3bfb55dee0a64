package org.sluice.connectors.stream;

import java.io.Serializable;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.TopicSettings;
import org.sluice.connectors.kafka.Topics;
import org.sluice.connectors.source.EnvSource;
import org.sluice.learning.live.log.LiveNote;
import org.sluice.learning.live.log.LiveRejection;
import org.sluice.learning.live.log.Logged;
import org.sluice.learning.live.log.Model;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Received;
import org.sluice.learning.records.Rejection;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Trial;

/**
 * A run's topics as Flink sources and sinks.
 *
 * <p>Sinks deliver at least once, with idempotent producers that are flushed before a checkpoint
 * completes. A restored job writes byte-identical records again, which readers drop.
 */
public final class RunStreams implements Serializable {

  private static final long serialVersionUID = 1;

  /** Parts of stored learners are no larger, bytes. */
  private static final int LARGEST_PART = 1 << 20;

  private final KafkaSettings settings;
  private final Topics topics;
  private final int partitions;
  private final int largestRecord;
  private final Messages messages;
  private final String signingKeyFile;

  public RunStreams(KafkaSettings settings, Topics topics, TopicSettings topicSettings) {
    this(settings, topics, topicSettings, "");
  }

  /**
   * @param signingKeyFile the key of a live run whose records are signed, where its sources run;
   *     empty for others
   */
  public RunStreams(
      KafkaSettings settings, Topics topics, TopicSettings topicSettings, String signingKeyFile) {
    this.signingKeyFile = signingKeyFile;
    this.settings = settings;
    this.topics = topics;
    this.partitions = topicSettings.partitions();
    this.largestRecord = topicSettings.maxMessageBytes();
    this.messages = new Messages(topics, topicSettings);
  }

  /** The lanes of trials, following the policies topic. */
  public EnvSource environments(List<Trial> trials, int stepsPerRecord) {
    KafkaSettings kafka = settings;
    Topics run = topics;
    Messages format = messages;
    List<Trial> own = List.copyOf(trials);
    return new EnvSource(own, stepsPerRecord, () -> new FollowedPolicies(kafka, run, format, own));
  }

  /** The transitions topic, until all trials are over. */
  public Source<Received, ?, ?> transitions(List<Trial> trials) {
    Rejects rejects = new Rejects(settings, messages);
    return untilOver(
        topics.transitions(),
        settings.consumer(RecordSizes.ofAny(trials).trajectory().limit()),
        RecordDeserialization.trajectories(rejects),
        rejects,
        trials);
  }

  private <T> Source<T, ?, ?> untilOver(
      String topic,
      Properties properties,
      KafkaRecordDeserializationSchema<T> deserialization,
      Rejects rejects,
      List<Trial> trials) {
    // Offsets live in checkpoints; a committed one would only mislead.
    properties.setProperty("commit.offsets.on.checkpoint", "false");
    properties.setProperty("partition.discovery.interval.ms", "-1");
    KafkaSource<T> source =
        KafkaSource.<T>builder()
            .setTopics(topic)
            .setProperties(properties)
            .setStartingOffsets(new FromTheBeginning())
            .setDeserializer(deserialization)
            .build();
    KafkaSettings kafka = settings;
    Topics run = topics;
    List<Trial> own = List.copyOf(trials);
    return new EndingSource<>(
        source,
        deserialization.getProducedType(),
        rejects,
        () -> new LastPolicies(kafka, run, own));
  }

  /** The experience topic, until all trials are over. */
  public Source<Logged, ?, ?> experience(List<Trial> trials) {
    Rejects rejects = new Rejects(settings, messages);
    return untilOver(
        topics.experience(),
        settings.consumer(RecordSizes.ofExperience(trials, largestRecord)),
        RecordDeserialization.experience(rejects, signingKeyFile, partitions),
        rejects,
        trials);
  }

  /** Writes transitions. */
  public Sink<Trajectory> transitionsSink() {
    Messages format = messages;
    int count = partitions;
    return sink(trajectory -> format.of(trajectory, count));
  }

  /** Writes policies. */
  public Sink<PolicySnapshot> policiesSink() {
    Messages format = messages;
    return sink(format::of);
  }

  /** Writes the progress of what was learned. */
  public Sink<Learned> progressSink() {
    Messages format = messages;
    return sink(learned -> format.of(learned.progress()));
  }

  /** Writes rejected trajectories. */
  public Sink<Rejection> rejectionsSink() {
    Messages format = messages;
    String topic = topics.transitions();
    return sink(rejection -> format.of(Rejections.toRecord(rejection, topic)));
  }

  /** Writes what live learners tell besides their policies. */
  public Sink<LiveNote> notesSink() {
    Messages format = messages;
    String topic = topics.experience();
    long largest = Math.min(largestRecord, settings.largestRecord());
    return sink(
        note -> {
          if (note instanceof Model model) {
            return format.of(model, largest);
          }
          return note instanceof LiveRejection rejection
              ? format.of(Rejections.toRecord(rejection, topic))
              : format.of(note);
        });
  }

  /** The size of the parts in which learners are stored; half of a record is for what is around. */
  public int learnerPartBytes() {
    return Math.min(LARGEST_PART, largestRecord / 2);
  }

  private <T> Sink<T> sink(MessageSerialization.MessageMaker<T> maker) {
    return MessageSerialization.sink(settings, maker);
  }
}
