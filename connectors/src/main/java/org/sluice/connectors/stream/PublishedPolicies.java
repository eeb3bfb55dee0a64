package org.sluice.connectors.stream;

import java.util.Properties;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.sluice.connectors.codec.PolicySnapshotCodec;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.Topics;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.operators.types.RecordTypes;

/**
 * The policies of one trial as a source without end: those that the topic still has, then each new
 * one. What cannot be read is left out, and counted by the metric {@code rejected}; the run that
 * owns the topic reports it.
 */
public final class PublishedPolicies {

  private PublishedPolicies() {}

  /**
   * Makes the source.
   *
   * @param trial whose policies; others that share the topic are left out
   */
  public static Source<PolicySnapshot, ?, ?> of(
      KafkaSettings settings, Topics topics, String trial) {
    Properties properties = settings.consumer(KafkaSettings.LARGEST_REQUEST);
    properties.setProperty("commit.offsets.on.checkpoint", "false");
    properties.setProperty("partition.discovery.interval.ms", "-1");
    return KafkaSource.<PolicySnapshot>builder()
        .setTopics(topics.policies())
        .setProperties(properties)
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(new OfTrial(trial))
        .build();
  }

  private static final class OfTrial implements KafkaRecordDeserializationSchema<PolicySnapshot> {

    private static final long serialVersionUID = 1;

    private final String trial;
    private transient PolicySnapshotCodec codec;
    private transient Counter rejected;

    OfTrial(String trial) {
      this.trial = trial;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
      codec = new PolicySnapshotCodec();
      rejected = context.getMetricGroup().counter("rejected");
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<PolicySnapshot> out) {
      try {
        PolicySnapshot policy = Messages.open(message, codec);
        if (policy.trial().equals(trial)) {
          out.collect(policy);
        }
      } catch (UnreadableRecordException e) {
        rejected.inc();
      }
    }

    @Override
    public TypeInformation<PolicySnapshot> getProducedType() {
      return RecordTypes.POLICY_SNAPSHOT;
    }
  }
}
