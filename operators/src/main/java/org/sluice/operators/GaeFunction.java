package org.sluice.operators;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MeterView;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.sluice.learning.records.LaneId;
import org.sluice.learning.records.Received;
import org.sluice.learning.records.Rejection;
import org.sluice.learning.records.Segment;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.targets.RunningEpisode;
import org.sluice.learning.targets.SegmentBuilder;
import org.sluice.learning.trial.LaneRules;
import org.sluice.learning.trial.Trial;
import org.sluice.operators.types.LanePosition;
import org.sluice.operators.types.RecordTypes;

/**
 * Joins each lane's trajectories to its share of an iteration, with advantages. Keyed by {@link
 * Received#laneId}.
 *
 * <p>Steps that a lane sends again after a failure are dropped and counted ({@code duplicates}).
 * Trajectories that cannot belong to any trial go to {@link #REJECTED} ({@code rejected}), and so
 * do those ahead of the expected step ({@code gaps}). They do not fail the job: otherwise any topic
 * writer could stop it, and reading again would not help. No step is ever skipped: the lane waits
 * for the expected step.
 */
public final class GaeFunction extends KeyedProcessFunction<LaneId, Received, Segment>
    implements ResultTypeQueryable<Segment> {

  private static final long serialVersionUID = 1;

  /** Rejected trajectories with reasons. */
  public static final OutputTag<Rejection> REJECTED =
      new OutputTag<>("rejected", RecordTypes.REJECTION);

  private final Trials trials;
  private transient Map<String, LaneRules> parts;
  private transient ValueState<LanePosition> positions;

  /** The trajectories of the incomplete share. */
  private transient ListState<Trajectory> pending;

  private transient Counter duplicates;
  private transient Counter rejected;
  private transient Counter gaps;
  private transient Counter steps;

  /**
   * @param trials all trials of the job
   */
  public GaeFunction(List<Trial> trials) {
    this.trials = new Trials(trials);
  }

  @Override
  public TypeInformation<Segment> getProducedType() {
    return RecordTypes.SEGMENT;
  }

  @Override
  public void open(OpenContext context) {
    parts = new HashMap<>();
    positions =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("position", RecordTypes.LANE_POSITION));
    pending =
        getRuntimeContext()
            .getListState(new ListStateDescriptor<>("pending", RecordTypes.TRAJECTORY));
    MetricGroup metrics = getRuntimeContext().getMetricGroup();
    duplicates = metrics.counter("duplicates");
    rejected = metrics.counter("rejected");
    gaps = metrics.counter("gaps");
    steps = metrics.counter("steps");
    metrics.meter("stepsPerSecond", new MeterView(steps));
  }

  @Override
  public void processElement(Received received, Context context, Collector<Segment> out)
      throws Exception {
    Trajectory trajectory = received.trajectory();
    LaneRules trial = parts(trajectory.trial());
    Optional<String> objection =
        trial == null
            ? Optional.of("unknown trial " + trajectory.trial() + " in this job")
            : trial.rules().objection(trajectory);
    if (objection.isPresent()) {
      reject(received, Rejection.Kind.NOT_OF_ITS_TRIAL, objection.get(), context);
      return;
    }
    LanePosition known = positions.value();
    LanePosition position = known == null ? LanePosition.START : known;
    if (trajectory.sequence() < position.sequence()) {
      if (trajectory.sequence() + trajectory.steps() <= position.sequence()) {
        duplicates.inc();
        return;
      }
      // Repeated in records of another size.
      trajectory = trajectory.from(position.sequence());
    }
    if (trajectory.sequence() > position.sequence()) {
      gaps.inc();
      String due = "step " + position.sequence() + " is expected but missing";
      reject(received, Rejection.Kind.AHEAD_OF_ITS_LANE, due, context);
      return;
    }
    take(trajectory, position, trial, out);
  }

  private void take(
      Trajectory trajectory, LanePosition position, LaneRules trial, Collector<Segment> out)
      throws Exception {
    if (trajectory.isFailure()) {
      pending.clear();
      positions.update(new LanePosition(LanePosition.OVER, 0, 0));
      out.collect(Segment.failed(trajectory.laneId(), trajectory.version(), trajectory.failure()));
      return;
    }
    steps.inc(trajectory.steps());
    long next = position.sequence() + trajectory.steps();
    if (next % trial.rules().share() != 0) {
      pending.add(trajectory);
      positions.update(new LanePosition(next, position.episodeReturn(), position.episodeLength()));
      return;
    }
    List<Trajectory> share = new ArrayList<>();
    pending.get().forEach(share::add);
    pending.clear();
    share.add(trajectory);
    SegmentBuilder.Built built =
        trial
            .builder()
            .build(share, new RunningEpisode(position.episodeReturn(), position.episodeLength()));
    positions.update(
        new LanePosition(
            next == trial.stepsPerLane() ? LanePosition.OVER : next,
            built.episode().sum(),
            built.episode().length()));
    out.collect(built.segment());
  }

  private void reject(Received received, Rejection.Kind kind, String reason, Context context) {
    rejected.inc();
    Trajectory trajectory = received.trajectory();
    context.output(
        REJECTED,
        new Rejection(
            trajectory.trial(),
            trajectory.lane(),
            trajectory.sequence(),
            received.partition(),
            received.offset(),
            kind,
            reason));
  }

  private LaneRules parts(String id) {
    Trial trial = trials.find(id);
    return trial == null ? null : parts.computeIfAbsent(id, key -> LaneRules.of(trial));
  }
}
