package org.sluice.jobs.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.RowTypeInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.ml.linalg.DenseVector;
import org.apache.flink.ml.linalg.typeinfo.DenseVectorTypeInfo;
import org.apache.flink.ml.servable.api.DataFrame;
import org.apache.flink.ml.servable.types.BasicType;
import org.apache.flink.ml.servable.types.DataTypes;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.connectors.kafka.Administration;
import org.sluice.connectors.kafka.EmbeddedBroker;
import org.sluice.connectors.kafka.RunTopic.Use;
import org.sluice.connectors.kafka.TopicSettings;
import org.sluice.connectors.kafka.Topics;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.ml.PolicyServable;
import org.sluice.operators.types.PolicyBytes;

/** The example of a model that follows a run in docs/flink-ml.md. */
@Timeout(120)
class FollowedRunIT {

  private static final Path DOCUMENT = Path.of("..", "docs", "flink-ml.md");
  private static final Path EXAMPLE =
      Path.of("src/test/java/org/sluice/jobs/serve/DocumentedModel.java");
  private static final DenseVector STATE = new DenseVector(new double[] {1, 0, 0.5});

  @TempDir private Path folder;

  private static Object action(PolicySnapshot policy) throws Exception {
    DataFrame frame =
        new DataFrame(
            new ArrayList<>(List.of("features")),
            new ArrayList<>(List.of(DataTypes.VECTOR(BasicType.DOUBLE))),
            List.of(new org.apache.flink.ml.servable.api.Row(new ArrayList<>(List.of(STATE)))));
    return new PolicyServable()
        .setModelData(new ByteArrayInputStream(PolicyBytes.of(policy)))
        .transform(frame)
        .collect()
        .get(0)
        .get(1);
  }

  @Test
  void theExampleIsShown() throws Exception {
    String source = Files.readString(EXAMPLE);
    String method = source.substring(source.indexOf("  static Table"), source.lastIndexOf('}'));
    assertThat(Files.readString(DOCUMENT)).contains(method.indent(-2).strip());
  }

  /** Beside what the topic also has: another trial's policy, and damaged bytes. */
  @Test
  @SuppressWarnings("try") // Flink's iterators may throw anything on close
  void theTrialsPolicyActs() throws Exception {
    Topics topics = new Topics("run");
    PolicySnapshot policy = PublishedVersions.of(3);
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder);
        Asking asking = new Asking(broker.settings(), topics)) {
      new Administration(broker.settings()).ensure(topics, Use.LIVE, TopicSettings.defaults(1));
      asking.write(new ProducerRecord<>(topics.policies(), 0, new byte[] {1}, new byte[] {2}));
      asking.publish(PublishedVersions.of("other", 9));
      asking.publish(policy);
      StreamExecutionEnvironment streams =
          StreamExecutionEnvironment.getExecutionEnvironment(
              new Configuration().set(PipelineOptions.GENERIC_TYPES, false));
      streams.setParallelism(1);
      StreamTableEnvironment tables = StreamTableEnvironment.create(streams);
      Table states =
          tables.fromDataStream(
              streams.fromData(
                  List.of(Row.of(STATE)),
                  new RowTypeInfo(
                      new TypeInformation<?>[] {DenseVectorTypeInfo.INSTANCE},
                      new String[] {"features"})));
      try (CloseableIterator<Row> rows =
          DocumentedModel.follow(streams, tables, broker.settings().bootstrapServers(), states)
              .execute()
              .collect()) {
        assertThat(rows.next()).isEqualTo(Row.of(STATE, action(policy), 3L));
      }
    }
  }
}
