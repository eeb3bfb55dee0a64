package org.sluice.jobs.train.graph;

import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.sluice.connectors.stream.RunStreams;
import org.sluice.learning.live.log.LiveNote;
import org.sluice.learning.live.log.Logged;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Trial;
import org.sluice.operators.FirstPolicies;
import org.sluice.operators.LiveModels;
import org.sluice.operators.LiveOperator;
import org.sluice.operators.types.RecordTypes;

/**
 * Learning from programs outside as a graph of operators, closed through Kafka by these programs:
 *
 * <pre>
 * actors → [experience] → learner → [policies] [releases] → actors
 *                              └→ [progress] [batches] [learners] [rejected] [models]
 * </pre>
 *
 * <p>All of a trial's records are in one partition and take one way to its learner, so the order of
 * the log is the order of learning.
 */
public final class LivePipeline {

  /** Records wait for each other this long: passing on each alone costs more than reading it. */
  private static final long BUFFER_MILLIS = 2;

  private LivePipeline() {}

  /** The records of the experience topic, keyed by trial. */
  public static KeyedStream<Logged, String> experience(
      StreamExecutionEnvironment environment, List<Trial> trials, RunStreams streams) {
    return environment
        .fromSource(streams.experience(trials), WatermarkStrategy.noWatermarks(), "experience")
        .uid("experience")
        .setBufferTimeout(BUFFER_MILLIS)
        .keyBy(logged -> logged.record().trial(), Types.STRING);
  }

  /**
   * Adds the graph to an environment.
   *
   * @param trials all that learn; each is a key, spread over the slots
   */
  public static void build(
      StreamExecutionEnvironment environment, List<Trial> trials, RunStreams streams) {
    SingleOutputStreamOperator<Learned> learned =
        experience(environment, trials, streams)
            .transform(
                "live learner",
                RecordTypes.LEARNED,
                new LiveOperator(trials, streams.learnerPartBytes()))
            .uid("live-learner");
    SingleOutputStreamOperator<String> ids =
        environment
            .fromData(Types.STRING, trials.stream().map(Trial::id).toArray(String[]::new))
            .uid("trials");
    DataStream<PolicySnapshot> first =
        ids.flatMap(new FirstPolicies(trials)).name("first policies").uid("first-policies");
    learned
        .map(Learned::snapshot, RecordTypes.POLICY_SNAPSHOT)
        .name("policies")
        .union(first)
        .sinkTo(streams.policiesSink())
        .name("policies sink")
        .uid("policies-sink");
    learned.sinkTo(streams.progressSink()).name("progress sink").uid("progress-sink");
    DataStream<LiveNote> models = ids.map(new LiveModels(trials)).name("models").uid("models");
    learned
        .getSideOutput(LiveOperator.NOTES)
        .union(models)
        .sinkTo(streams.notesSink())
        .name("notes sink")
        .uid("notes-sink");
  }
}
