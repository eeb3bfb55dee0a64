package org.sluice.connectors.source.reader;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MeterView;
import org.apache.flink.metrics.MetricGroup;
import org.sluice.connectors.source.split.LaneSplit;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.trial.Trial;

/**
 * Steps its lanes, one record a call, and never waits: each lane takes its share of steps under a
 * policy version and goes to the end of the queue; one whose next version is not there leaves the
 * queue until it is. So a call costs the same however many lanes wait, and with none left to step
 * the reader tells Flink what it waits for.
 */
public final class LaneReader implements SourceReader<Trajectory, LaneSplit> {

  private static final CompletableFuture<Void> AVAILABLE = CompletableFuture.completedFuture(null);

  private final Map<String, Trial> trials;
  private final int stepsPerRecord;
  private final PolicyVersions policies;
  private final SharedParts shared = new SharedParts();
  private final Set<RunningLane> lanes = new LinkedHashSet<>();

  /** Lanes that are not known to wait. */
  private final Deque<RunningLane> queue = new ArrayDeque<>();

  /** Lanes whose policies have come since the queue was last looked at; from any thread. */
  private final Queue<RunningLane> awakened = new ConcurrentLinkedQueue<>();

  private final Counter steps;
  private volatile CompletableFuture<Void> change = new CompletableFuture<>();
  private boolean complete;

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
    metrics.gauge("waitingLanes", () -> lanes.size() - queue.size());
  }

  @Override
  public void start() {}

  @Override
  public InputStatus pollNext(ReaderOutput<Trajectory> output) {
    queueAwakened();
    while (!queue.isEmpty()) {
      RunningLane lane = queue.removeFirst();
      if (lane.isReady()) {
        step(lane, output);
        return InputStatus.MORE_AVAILABLE;
      }
      var unused = lane.awaited().whenComplete((policy, error) -> awaken(lane)); // isReady meets it
    }
    return lanes.isEmpty() && complete ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
  }

  private void step(RunningLane lane, ReaderOutput<Trajectory> output) {
    if (!lane.ended()) {
      Trajectory trajectory = lane.collect(stepsPerRecord);
      output.collect(trajectory);
      steps.inc(trajectory.steps());
    }
    if (lane.ended()) {
      lanes.remove(lane);
      lane.close();
    } else if (lane.canGoOn()) {
      queue.addFirst(lane);
    } else {
      queue.addLast(lane);
    }
  }

  private void awaken(RunningLane lane) {
    awakened.add(lane);
    change.complete(null);
  }

  private void queueAwakened() {
    for (RunningLane lane = awakened.poll(); lane != null; lane = awakened.poll()) {
      queue.addLast(lane);
    }
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    if (change.isDone()) {
      change = new CompletableFuture<>();
    }
    // Who awakens a lane from now on completes that one.
    boolean over = lanes.isEmpty() && complete;
    return over || !queue.isEmpty() || !awakened.isEmpty() ? AVAILABLE : change;
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
      RunningLane lane = new RunningLane(split, trial, shared, policies);
      lanes.add(lane);
      queue.addLast(lane);
    }
    change.complete(null);
  }

  @Override
  public void notifyNoMoreSplits() {
    complete = true;
    change.complete(null);
  }

  @Override
  public void close() {
    lanes.forEach(RunningLane::close);
    policies.close();
  }
}
