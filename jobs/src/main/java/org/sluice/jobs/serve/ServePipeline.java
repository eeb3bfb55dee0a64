package org.sluice.jobs.serve;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.sluice.connectors.stream.ServingStreams;
import org.sluice.learning.serving.Answered;
import org.sluice.learning.serving.ServingRules;
import org.sluice.operators.ServeFunction;

/**
 * Answering as a graph of operators, which Flink runs as one task for each parallel instance:
 *
 * <pre>
 * [requests] → serve → [answers]
 *                └──→ [rejected]
 * </pre>
 */
public final class ServePipeline {

  private ServePipeline() {}

  /** Adds the graph to an environment. */
  public static void build(
      StreamExecutionEnvironment environment, ServingStreams streams, ServingRules rules) {
    SingleOutputStreamOperator<Answered> answered =
        environment
            .fromSource(streams.requests(), WatermarkStrategy.noWatermarks(), "requests")
            .uid("requests")
            .process(new ServeFunction(rules, streams.policies()))
            .name("serve")
            .uid("serve");
    answered.sinkTo(streams.answersSink()).name("answers sink").uid("answers-sink");
    answered
        .getSideOutput(ServeFunction.REJECTED)
        .sinkTo(streams.rejectedSink())
        .name("rejected sink")
        .uid("rejected-sink");
  }

  /**
   * Settings for a job of this graph: offsets that are committed to Kafka make checkpoints that
   * outlive the job needless.
   *
   * @param settings Modified
   */
  public static Configuration configure(Configuration settings) {
    return settings.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.DELETE_ON_CANCELLATION);
  }
}
