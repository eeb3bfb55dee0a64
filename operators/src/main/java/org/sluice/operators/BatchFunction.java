package org.sluice.operators;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.sluice.learning.records.CollectedBatch;
import org.sluice.learning.records.Segment;
import org.sluice.learning.trial.Trial;
import org.sluice.operators.types.RecordTypes;

/**
 * Collects one segment per lane for each version and emits complete batches, ordered by version and
 * lane. Keyed by {@link Segment#trial}.
 *
 * <p>Lanes that replay after a failure may run ahead on policies that are already published, so
 * segments of later versions wait here ({@code versionsAhead}); those of past versions are dropped
 * ({@code stale}), and so is a lane's second segment of one version ({@code duplicates}). A batch
 * with a failed lane is a trial's last.
 */
public final class BatchFunction extends KeyedProcessFunction<String, Segment, CollectedBatch>
    implements ResultTypeQueryable<CollectedBatch> {

  private static final long serialVersionUID = 1;

  /** Instead of a version: no more batches are due. */
  private static final int OVER = Integer.MAX_VALUE;

  private final Trials trials;

  private transient ValueState<Integer> due;

  /** Segments of the current and later versions, by version and lane. */
  private transient MapState<Long, Segment> waiting;

  /** The number of waiting segments by version. */
  private transient MapState<Integer, Integer> counts;

  private transient Counter stale;
  private transient Counter duplicates;
  private transient int versionsAhead;
  private transient long batchWaitMillis;

  /** When the first segment of a trial's current version arrived; only for the metric. */
  private transient Map<String, Long> waitingSince;

  /**
   * @param trials all trials of the job
   */
  public BatchFunction(List<Trial> trials) {
    this.trials = new Trials(trials);
  }

  @Override
  public TypeInformation<CollectedBatch> getProducedType() {
    return RecordTypes.COLLECTED_BATCH;
  }

  @Override
  public void open(OpenContext context) {
    waitingSince = new HashMap<>();
    due = getRuntimeContext().getState(new ValueStateDescriptor<>("due", Types.INT));
    waiting =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("waiting", Types.LONG, RecordTypes.SEGMENT));
    counts =
        getRuntimeContext().getMapState(new MapStateDescriptor<>("counts", Types.INT, Types.INT));
    MetricGroup metrics = getRuntimeContext().getMetricGroup();
    stale = metrics.counter("stale");
    duplicates = metrics.counter("duplicates");
    metrics.gauge("versionsAhead", () -> versionsAhead);
    metrics.gauge("batchWaitMillis", () -> batchWaitMillis);
  }

  @Override
  public void processElement(Segment segment, Context context, Collector<CollectedBatch> out)
      throws Exception {
    Trial trial = trials.get(segment.trial());
    Integer known = due.value();
    int version = known == null ? 0 : known;
    if (segment.version() < version) {
      stale.inc();
      return;
    }
    long place = place(trial, segment.version(), segment.lane());
    if (waiting.contains(place)) {
      duplicates.inc();
      return;
    }
    waiting.put(place, segment);
    counts.put(segment.version(), count(segment.version()) + 1);
    versionsAhead = segment.version() - version;
    long now = context.timerService().currentProcessingTime();
    int next = version;
    while (next != OVER && count(next) == trial.lanes()) {
      next = emit(trial, next, now, out);
    }
    if (next != version) {
      due.update(next);
    }
    if (next != OVER && count(next) > 0) {
      waitingSince.putIfAbsent(trial.id(), now);
    }
  }

  /** Emits a batch; returns the next version. */
  private int emit(Trial trial, int version, long now, Collector<CollectedBatch> out)
      throws Exception {
    List<Segment> segments = new ArrayList<>(trial.lanes());
    boolean failed = false;
    for (int lane = 0; lane < trial.lanes(); lane++) {
      long place = place(trial, version, lane);
      Segment segment = waiting.get(place);
      waiting.remove(place);
      segments.add(segment);
      failed |= segment.isFailure();
    }
    counts.remove(version);
    Long since = waitingSince.remove(trial.id());
    batchWaitMillis = since == null ? 0 : now - since;
    out.collect(new CollectedBatch(trial.id(), version, segments));
    if (failed) {
      waiting.clear();
      counts.clear();
    }
    return failed || version + 1 == trial.iterations() ? OVER : version + 1;
  }

  private int count(int version) throws Exception {
    Integer count = counts.get(version);
    return count == null ? 0 : count;
  }

  private static long place(Trial trial, int version, int lane) {
    return (long) version * trial.lanes() + lane;
  }
}
