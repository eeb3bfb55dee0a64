package org.sluice.jobs.train;

import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.sluice.connectors.stream.RunStreams;
import org.sluice.learning.halving.Halving;
import org.sluice.learning.halving.Rungs;
import org.sluice.learning.records.CollectedBatch;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Received;
import org.sluice.learning.records.Segment;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.trial.Trial;
import org.sluice.operators.BatchFunction;
import org.sluice.operators.GaeFunction;
import org.sluice.operators.HalvingFunction;
import org.sluice.operators.LearnerFunction;
import org.sluice.operators.types.RecordTypes;

/**
 * The loop as a graph of operators, closed through Kafka:
 *
 * <pre>
 * environments → [transitions] → advantages → batches → learner → [policies] → environments
 *                                                             └→ [progress]
 * </pre>
 *
 * <p>With halving its operator stands between the learner and these two topics; without there is
 * none, and a savepoint knows nothing of it.
 *
 * <p>Every operator has a uid, so that a savepoint finds its state again in a changed job.
 */
public final class TrainingPipeline {

  /** Another one whenever the saved learners of before cannot be restored. */
  static final String LEARNER_UID = "learner-2";

  /** Of learners in a format that is no longer read. */
  static final String RETIRED_LEARNER_UID = "learner";

  private TrainingPipeline() {}

  /**
   * Adds the loop to an environment.
   *
   * @param trials all that are trained, to their end; each is a key, spread over the slots
   * @param stepsPerRecord transitions in a record of the transitions topic, at most
   */
  public static void build(
      StreamExecutionEnvironment environment,
      List<Trial> trials,
      RunStreams streams,
      int stepsPerRecord) {
    build(environment, trials, Optional.empty(), streams, stepsPerRecord);
  }

  /**
   * Adds the loop to an environment.
   *
   * @param trials all that are trained; each is a key, spread over the slots
   * @param halving which of them end early
   * @param stepsPerRecord transitions in a record of the transitions topic, at most
   */
  public static void build(
      StreamExecutionEnvironment environment,
      List<Trial> trials,
      Optional<Halving> halving,
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
    SingleOutputStreamOperator<PolicySnapshot> policies =
        learned(gather(environment, trials, streams), new LearnerFunction(trials));
    publish(
        halving.map(rule -> halve(policies, new Rungs(rule, trials))).orElse(policies), streams);
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
    publish(learned(batches, learner), streams);
  }

  private static SingleOutputStreamOperator<PolicySnapshot> learned(
      DataStream<CollectedBatch> batches,
      KeyedProcessFunction<String, CollectedBatch, PolicySnapshot> learner) {
    return batches
        .keyBy(CollectedBatch::trial, Types.STRING)
        .process(learner, RecordTypes.POLICY_SNAPSHOT)
        .name("learner")
        .uid(LEARNER_UID);
  }

  private static SingleOutputStreamOperator<PolicySnapshot> halve(
      SingleOutputStreamOperator<PolicySnapshot> policies, Rungs rungs) {
    return policies
        .keyBy(policy -> rungs.group(policy.trial()), Types.STRING)
        .connect(
            policies
                .getSideOutput(LearnerFunction.PROGRESS)
                .keyBy(row -> rungs.group(row.trial()), Types.STRING))
        .process(new HalvingFunction(rungs), RecordTypes.POLICY_SNAPSHOT)
        .name("halving")
        .uid("halving");
  }

  private static void publish(
      SingleOutputStreamOperator<PolicySnapshot> policies, RunStreams streams) {
    policies.sinkTo(streams.policiesSink()).name("policies sink").uid("policies-sink");
    policies
        .getSideOutput(LearnerFunction.PROGRESS)
        .sinkTo(streams.progressSink())
        .name("progress sink")
        .uid("progress-sink");
  }
}
