package org.sluice.connectors.stream;

import java.io.Serializable;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.TopicSettings;
import org.sluice.connectors.kafka.Topics;
import org.sluice.connectors.source.EnvSource;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Received;
import org.sluice.learning.records.Rejection;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Trial;
import org.sluice.operators.types.RecordTypes;

/**
 * A run's topics as Flink sources and sinks.
 *
 * <p>Sinks deliver at least once, with idempotent producers that are flushed before a checkpoint
 * completes. A restored job writes byte-identical records again, which readers drop.
 */
public final class RunStreams implements Serializable {

  private static final long serialVersionUID = 1;

  private final KafkaSettings settings;
  private final Topics topics;
  private final int partitions;
  private final Messages messages;

  public RunStreams(KafkaSettings settings, Topics topics, TopicSettings topicSettings) {
    this.settings = settings;
    this.topics = topics;
    this.partitions = topicSettings.partitions();
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
    Properties properties = settings.consumer(RecordSizes.ofAny(trials).trajectory().limit());
    // Offsets are in checkpoints; committed ones would be misleading.
    properties.setProperty("commit.offsets.on.checkpoint", "false");
    properties.setProperty("partition.discovery.interval.ms", "-1");
    Rejects rejects = new Rejects(settings, messages);
    KafkaSource<Received> source =
        KafkaSource.<Received>builder()
            .setTopics(topics.transitions())
            .setProperties(properties)
            .setStartingOffsets(new FromTheBeginning())
            .setDeserializer(new TrajectoryDeserialization(rejects))
            .build();
    KafkaSettings kafka = settings;
    Topics run = topics;
    List<Trial> own = List.copyOf(trials);
    return new EndingSource<>(
        source, RecordTypes.RECEIVED, rejects, () -> new LastPolicies(kafka, run, own));
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

  private <T> Sink<T> sink(MessageSerialization.MessageMaker<T> maker) {
    return KafkaSink.<T>builder()
        .setKafkaProducerConfig(settings.producer())
        .setBootstrapServers(settings.bootstrapServers())
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(new MessageSerialization<>(maker))
        .build();
  }
}
