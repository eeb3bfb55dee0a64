package org.sluice.connectors.stream;

import java.util.Properties;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Topics;
import org.sluice.learning.serving.Requested;
import org.sluice.operators.types.RecordTypes;

/**
 * Reads the requests topic from the first request that the group {@link Topics#servingGroup} has
 * not committed. Checkpoints contain the offsets, flush rejected records, and commit.
 */
final class RequestSource
    implements Source<Requested, KafkaPartitionSplit, KafkaSourceEnumState>,
        ResultTypeQueryable<Requested> {

  private static final long serialVersionUID = 1;

  private final KafkaSettings settings;
  private final Topics topics;
  private final Rejects rejects;
  private final KafkaSource<Requested> source;

  /**
   * @param largest bytes of a request's key or value
   */
  RequestSource(KafkaSettings settings, Topics topics, int largest, Rejects rejects) {
    this.settings = settings;
    this.topics = topics;
    this.rejects = rejects;
    Properties properties = settings.consumer(largest);
    properties.setProperty("commit.offsets.on.checkpoint", "false");
    properties.setProperty("partition.discovery.interval.ms", "-1");
    this.source =
        KafkaSource.<Requested>builder()
            .setTopics(topics.requests())
            .setGroupId(topics.servingGroup())
            .setProperties(properties)
            .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
            .setDeserializer(RecordDeserialization.requests(rejects))
            .build();
  }

  @Override
  public Boundedness getBoundedness() {
    return source.getBoundedness();
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context) {
    return source.createEnumerator(context);
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState state)
      throws Exception {
    return source.restoreEnumerator(context, state);
  }

  @Override
  public SourceReader<Requested, KafkaPartitionSplit> createReader(SourceReaderContext context)
      throws Exception {
    return new RequestReader(
        source.createReader(context),
        rejects,
        new CommittedOffsets(settings, topics.servingGroup()));
  }

  @Override
  public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
    return source.getSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
    return source.getEnumeratorCheckpointSerializer();
  }

  @Override
  public TypeInformation<Requested> getProducedType() {
    return RecordTypes.REQUESTED;
  }
}
