package org.sluice.jobs.train;

import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.sluice.learner.Trial;
import org.sluice.operators.BatchFunction;
import org.sluice.operators.GaeFunction;
import org.sluice.operators.LearnerFunction;
import org.sluice.operators.types.RecordTypes;
import org.sluice.records.CollectedBatch;
import org.sluice.records.PolicySnapshot;
import org.sluice.records.Received;
import org.sluice.records.Segment;
import org.sluice.records.Trajectory;
import org.sluice.stream.RunStreams;

/**
 * The loop as a graph of operators, closed through Kafka:
 *
 * <pre>
 * environments → [transitions] → advantages → batches → learner → [policies] → environments
 *                                                             └→ [progress]
 * </pre>
 *
 * <p>Every operator has a uid, so that a savepoint finds its state again in a changed job.
 */
public final class TrainingPipeline {

  private TrainingPipeline() {}

  /**
   * Adds the loop to an environment.
   *
   * @param trials all that are trained; each is a key, spread over the slots
   * @param stepsPerRecord transitions in a record of the transitions topic, at most
   */
  public static void build(
      StreamExecutionEnvironment environment,
      List<Trial> trials,
      RunStreams streams,
      int stepsPerRecord) {
    send(
        environment
            .fromSource(
                streams.environments(trials, stepsPerRecord),
                WatermarkStrategy.noWatermarks(),
                "environments")
            .uid("environments"),
        streams);
    learn(gather(environment, trials, streams), new LearnerFunction(trials), streams);
  }

  /** The loop's first part: writes what the environments do. */
  public static void send(DataStream<Trajectory> trajectories, RunStreams streams) {
    trajectories.sinkTo(streams.transitionsSink()).name("transitions sink").uid("transitions-sink");
  }

  /** Its second part: reads that, and puts it together. */
  public static DataStream<CollectedBatch> gather(
      StreamExecutionEnvironment environment, List<Trial> trials, RunStreams streams) {
    SingleOutputStreamOperator<Segment> segments =
        environment
            .fromSource(
                streams.transitions(trials), WatermarkStrategy.noWatermarks(), "transitions")
            .uid("transitions")
            .keyBy(Received::laneId, RecordTypes.LANE_ID)
            .process(new GaeFunction(trials), RecordTypes.SEGMENT)
            .name("advantages")
            .uid("advantages");
    segments
        .getSideOutput(GaeFunction.REJECTED)
        .sinkTo(streams.rejectionsSink())
        .name("rejected sink")
        .uid("rejected-sink");
    return segments
        .keyBy(Segment::trial, Types.STRING)
        .process(new BatchFunction(trials), RecordTypes.COLLECTED_BATCH)
        .name("batches")
        .uid("batches");
  }

  /**
   * Its third part: makes policies and writes them.
   *
   * @param learner a {@link LearnerFunction}, or what stands for one
   */
  public static void learn(
      DataStream<CollectedBatch> batches,
      KeyedProcessFunction<String, CollectedBatch, PolicySnapshot> learner,
      RunStreams streams) {
    SingleOutputStreamOperator<PolicySnapshot> policies =
        batches
            .keyBy(CollectedBatch::trial, Types.STRING)
            .process(learner, RecordTypes.POLICY_SNAPSHOT)
            .name("learner")
            .uid("learner");
    policies.sinkTo(streams.policiesSink()).name("policies sink").uid("policies-sink");
    policies
        .getSideOutput(LearnerFunction.PROGRESS)
        .sinkTo(streams.progressSink())
        .name("progress sink")
        .uid("progress-sink");
  }
}
