package org.sluice.jobs.train.graph;

import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.sluice.connectors.stream.RunStreams;
import org.sluice.learning.halving.Halving;
import org.sluice.learning.halving.Rungs;
import org.sluice.learning.records.CollectedBatch;
import org.sluice.learning.records.Received;
import org.sluice.learning.records.Segment;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Trial;
import org.sluice.operators.BatchFunction;
import org.sluice.operators.DataFiles;
import org.sluice.operators.GaeFunction;
import org.sluice.operators.HalvingFunction;
import org.sluice.operators.LearnerFunction;
import org.sluice.operators.PublishedPolicies;
import org.sluice.operators.types.RecordTypes;

/**
 * The loop as a graph of operators, closed through Kafka:
 *
 * <pre>
 * environments → [transitions] → advantages → batches → learner → [policies] → environments
 *                                                             └→ [progress]
 * </pre>
 *
 * <p>With halving, its operator is between the learner and these two topics; without it, the graph
 * and its savepoints have no such operator.
 *
 * <p>Every operator has a uid, so that a savepoint finds its state again in a changed job.
 */
public final class TrainingPipeline {

  /** The learner's uid; changed whenever saved learners can no longer be restored. */
  public static final String LEARNER_UID = "learner-3";

  /** Uids of learners in formats that are no longer supported. */
  public static final List<String> RETIRED_LEARNER_UIDS = List.of("learner", "learner-2");

  private TrainingPipeline() {}

  /**
   * Adds the loop to an environment.
   *
   * @param trials all trials to train; each is a key, spread over the slots
   * @param stepsPerRecord the most transitions per record of the transitions topic
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
   * @param trials all trials to train; each is a key, spread over the slots
   * @param halving the rule that stops trials early
   * @param stepsPerRecord the most transitions per record of the transitions topic
   */
  public static void build(
      StreamExecutionEnvironment environment,
      List<Trial> trials,
      Optional<Halving> halving,
      RunStreams streams,
      int stepsPerRecord) {
    DataFiles.add(environment, trials);
    send(
        environment
            .fromSource(
                streams.environments(trials, stepsPerRecord),
                WatermarkStrategy.noWatermarks(),
                "environments")
            .uid("environments"),
        streams);
    SingleOutputStreamOperator<Learned> learned =
        learned(gather(environment, trials, streams), new LearnerFunction(trials));
    publish(
        halving.map(rule -> halve(learned, new Rungs(rule, trials))).orElse(learned),
        trials,
        streams);
  }

  /** The first part of the loop: environments write transitions. */
  public static void send(DataStream<Trajectory> trajectories, RunStreams streams) {
    trajectories.sinkTo(streams.transitionsSink()).name("transitions sink").uid("transitions-sink");
  }

  /** The second part: transitions are read and batched. */
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
   * The third part: policies are learned and written.
   *
   * @param learner a {@link LearnerFunction}, or a substitute
   */
  public static void learn(
      DataStream<CollectedBatch> batches,
      KeyedProcessFunction<String, CollectedBatch, Learned> learner,
      List<Trial> trials,
      RunStreams streams) {
    publish(learned(batches, learner), trials, streams);
  }

  /** Batches and learners have the same key, so batches stay in the task that collected them. */
  private static SingleOutputStreamOperator<Learned> learned(
      DataStream<CollectedBatch> batches,
      KeyedProcessFunction<String, CollectedBatch, Learned> learner) {
    return DataStreamUtils.reinterpretAsKeyedStream(batches, CollectedBatch::trial, Types.STRING)
        .process(learner, RecordTypes.LEARNED)
        .name("learner")
        .uid(LEARNER_UID);
  }

  private static SingleOutputStreamOperator<Learned> halve(
      DataStream<Learned> learned, Rungs rungs) {
    return learned
        .keyBy(one -> rungs.group(one.snapshot().trial()), Types.STRING)
        .process(new HalvingFunction(rungs), RecordTypes.LEARNED)
        .name("halving")
        .uid("halving");
  }

  private static void publish(DataStream<Learned> learned, List<Trial> trials, RunStreams streams) {
    learned
        .flatMap(new PublishedPolicies(trials), RecordTypes.POLICY_SNAPSHOT)
        .name("policies")
        .sinkTo(streams.policiesSink())
        .name("policies sink")
        .uid("policies-sink");
    learned.sinkTo(streams.progressSink()).name("progress sink").uid("progress-sink");
  }
}
