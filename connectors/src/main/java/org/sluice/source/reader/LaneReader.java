package org.sluice.source.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MeterView;
import org.apache.flink.metrics.MetricGroup;
import org.sluice.learner.Trial;
import org.sluice.learner.TrialModel;
import org.sluice.records.Trajectory;
import org.sluice.source.split.LaneSplit;

/**
 * Steps its lanes in turn, one record a call, and never waits: a lane whose next policy is not
 * there is passed over, and with none left to step the reader tells Flink what it waits for.
 */
public final class LaneReader implements SourceReader<Trajectory, LaneSplit> {

  private static final CompletableFuture<Void> AVAILABLE = CompletableFuture.completedFuture(null);

  private final Map<String, Trial> trials;
  private final int stepsPerRecord;
  private final PolicyVersions policies;
  private final Map<String, TrialModel> models = new HashMap<>();
  private final List<RunningLane> lanes = new ArrayList<>();
  private final Counter steps;
  private CompletableFuture<Void> lanesChanged = new CompletableFuture<>();
  private boolean complete;
  private int next;

  /**
   * @param trials by id; those that lanes may belong to
   * @param stepsPerRecord transitions in a record, at most
   * @param policies owned by the reader from now on
   */
  public LaneReader(
      Map<String, Trial> trials, int stepsPerRecord, PolicyVersions policies, MetricGroup metrics) {
    this.trials = trials;
    this.stepsPerRecord = stepsPerRecord;
    this.policies = policies;
    this.steps = metrics.counter("steps");
    metrics.meter("stepsPerSecond", new MeterView(steps));
    metrics.gauge("lanes", lanes::size);
    metrics.gauge("waitingLanes", () -> lanes.stream().filter(l -> l.awaited() != null).count());
  }

  @Override
  public void start() {}

  @Override
  public InputStatus pollNext(ReaderOutput<Trajectory> output) {
    for (int tried = lanes.size(); tried > 0; tried--) {
      RunningLane lane = lanes.get(next);
      if (!lane.isReady()) {
        next = (next + 1) % lanes.size();
        continue;
      }
      if (!lane.ended()) {
        Trajectory trajectory = lane.collect(stepsPerRecord);
        output.collect(trajectory);
        steps.inc(trajectory.steps());
      }
      if (lane.ended()) {
        lanes.remove(next).close();
        next = lanes.isEmpty() ? 0 : next % lanes.size();
      } else {
        next = (next + 1) % lanes.size();
      }
      return InputStatus.MORE_AVAILABLE;
    }
    return lanes.isEmpty() && complete ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    if (lanes.isEmpty()) {
      return complete ? AVAILABLE : lanesChanged;
    }
    List<CompletableFuture<?>> events = new ArrayList<>();
    events.add(lanesChanged);
    for (RunningLane lane : lanes) {
      if (lane.isReady()) {
        return AVAILABLE;
      }
      events.add(lane.awaited());
    }
    return CompletableFuture.anyOf(events.toArray(CompletableFuture[]::new))
        .handle((result, error) -> null); // pollNext meets the error again
  }

  @Override
  public List<LaneSplit> snapshotState(long checkpoint) {
    return lanes.stream().map(RunningLane::toSplit).toList();
  }

  @Override
  public void addSplits(List<LaneSplit> splits) {
    for (LaneSplit split : splits) {
      Trial trial = trials.get(split.lane().trial());
      if (trial == null) {
        throw new IllegalArgumentException(
            "the saved " + split.lane() + " is of no trial of this job; was it saved by another?");
      }
      TrialModel model = models.computeIfAbsent(trial.id(), id -> TrialModel.of(trial));
      lanes.add(new RunningLane(split, trial, model, policies));
    }
    wakeUp();
  }

  @Override
  public void notifyNoMoreSplits() {
    complete = true;
    wakeUp();
  }

  private void wakeUp() {
    CompletableFuture<Void> changed = lanesChanged;
    lanesChanged = new CompletableFuture<>();
    changed.complete(null);
  }

  @Override
  public void close() {
    lanes.forEach(RunningLane::close);
    policies.close();
  }
}
