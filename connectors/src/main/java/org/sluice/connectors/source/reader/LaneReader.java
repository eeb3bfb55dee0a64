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
 * Steps its lanes, one record per call, and never blocks: each lane takes its steps under a policy
 * version and goes to the end of the queue; a lane whose next version is not available leaves the
 * queue until it is. The cost of a call therefore does not depend on the number of waiting lanes,
 * and when no lane can be stepped, the reader returns a future to Flink.
 */
public final class LaneReader implements SourceReader<Trajectory, LaneSplit> {

  private static final CompletableFuture<Void> AVAILABLE = CompletableFuture.completedFuture(null);

  private final Map<String, Trial> trials;
  private final int stepsPerRecord;
  private final PolicyVersions policies;
  private final SharedParts shared = new SharedParts();
  private final Set<RunningLane> lanes = new LinkedHashSet<>();

  /** Lanes that may be able to take steps. */
  private final Deque<RunningLane> queue = new ArrayDeque<>();

  /** Lanes whose policies have arrived since the queue was last checked; thread-safe. */
  private final Queue<RunningLane> awakened = new ConcurrentLinkedQueue<>();

  private final Counter steps;
  private volatile CompletableFuture<Void> change = new CompletableFuture<>();
  private boolean complete;

  /**
   * @param trials by id; all that lanes may belong to
   * @param stepsPerRecord the most transitions per record
   * @param policies owned by the reader afterwards
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
      var unused =
          lane.awaited()
              .whenComplete((policy, error) -> awaken(lane)); // isReady throws its exception
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
    // Lanes that wake up from now on complete this future.
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
            "the saved "
                + split.lane()
                + " belongs to no trial of this job; was it saved by another job?");
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
