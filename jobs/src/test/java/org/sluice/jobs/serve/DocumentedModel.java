package org.sluice.jobs.serve;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Topics;
import org.sluice.connectors.stream.PublishedPolicies;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.ml.PolicyModel;
import org.sluice.ml.PolicyModelData;

/** The example of a model that follows a run in docs/flink-ml.md. */
final class DocumentedModel {

  private DocumentedModel() {}

  static Table follow(
      StreamExecutionEnvironment streams,
      StreamTableEnvironment tables,
      String broker,
      Table states) {
    Source<PolicySnapshot, ?, ?> policies =
        PublishedPolicies.of(KafkaSettings.of(broker), new Topics("run"), "plant");
    return new PolicyModel()
        .setModelVersionCol("version")
        .setModelData(
            PolicyModelData.table(
                tables, streams.fromSource(policies, WatermarkStrategy.noWatermarks(), "policies")))
        .transform(states)[0];
  }
}
