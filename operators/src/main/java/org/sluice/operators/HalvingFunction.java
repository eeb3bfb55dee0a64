package org.sluice.operators;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.sluice.learning.halving.Reached;
import org.sluice.learning.halving.Rungs;
import org.sluice.learning.records.Progress;
import org.sluice.learning.trial.Learned;
import org.sluice.operators.types.RecordTypes;
import org.sluice.operators.types.RungState;

/**
 * Stops the worse trials of a sweep at each rung of {@link Rungs}. Keyed by {@link Rungs#group}; a
 * trial's iterations arrive in version order.
 *
 * <p>A trial that has reached a rung waits: its policy is held back until every trial that started
 * towards the rung has reached it or failed, so its lanes take no more steps. Then the kept trials
 * continue as if nothing had happened, and the others end: the policy at the rung is their last,
 * and its row has the reason.
 *
 * <p>A learner may be versions ahead of a rung, because of the lag or because its lanes found
 * policies published before a failure. These versions are held back too, and dropped if the trial
 * ends. A decision depends only on each trial's row of one version, so it is always the same.
 */
public final class HalvingFunction extends KeyedProcessFunction<String, Learned, Learned>
    implements ResultTypeQueryable<Learned> {

  private static final long serialVersionUID = 1;

  private final Rungs rungs;

  private transient ValueState<RungState> state;

  /** The returns of the trials that have reached the rung. */
  private transient MapState<String, Double> reached;

  /** The trials that were stopped here. */
  private transient MapState<String, Boolean> stopped;

  /** Held-back iterations by trial, in version order. */
  private transient MapState<String, List<Learned>> waiting;

  private transient Counter stoppedTrials;

  public HalvingFunction(Rungs rungs) {
    this.rungs = rungs;
  }

  @Override
  public TypeInformation<Learned> getProducedType() {
    return RecordTypes.LEARNED;
  }

  @Override
  public void open(OpenContext context) {
    var runtime = getRuntimeContext();
    state = runtime.getState(new ValueStateDescriptor<>("rung", RecordTypes.RUNG_STATE));
    reached = runtime.getMapState(new MapStateDescriptor<>("reached", Types.STRING, Types.DOUBLE));
    stopped = runtime.getMapState(new MapStateDescriptor<>("stopped", Types.STRING, Types.BOOLEAN));
    waiting =
        runtime.getMapState(
            new MapStateDescriptor<>("waiting", Types.STRING, Types.LIST(RecordTypes.LEARNED)));
    stoppedTrials = runtime.getMetricGroup().counter("stoppedTrials");
  }

  @Override
  public void processElement(Learned learned, Context context, Collector<Learned> out)
      throws Exception {
    String trial = learned.snapshot().trial();
    if (stopped.contains(trial)) {
      return;
    }
    RungState current = current(context);
    boolean passes = passes(trial, learned, current);
    if (passes) {
      out.collect(learned);
    } else {
      hold(trial, learned);
    }
    boolean arrives =
        !passes && learned.snapshot().version() == rungs.version(trial, current.rung());
    if (arrives) {
      reached.put(trial, learned.progress().meanReturn());
    }
    if (arrives || (passes && learned.progress().failed())) {
      RungState next = current.withOneLess();
      state.update(next);
      if (next.awaited() == 0) {
        decide(next, context, out);
      }
    }
  }

  private RungState current(Context context) throws Exception {
    RungState known = state.value();
    if (known != null) {
      return known;
    }
    int trials = rungs.size(context.getCurrentKey());
    return new RungState(0, trials, trials);
  }

  /** A failure instead of the version at the rung counts as before the rung. */
  private boolean passes(String trial, Learned learned, RungState current) {
    int version = learned.snapshot().version();
    int held = rungs.version(trial, current.rung());
    return version < held || (version == held && learned.progress().failed());
  }

  private void hold(String trial, Learned learned) throws Exception {
    List<Learned> before = waiting.get(trial);
    List<Learned> all = before == null ? new ArrayList<>() : new ArrayList<>(before);
    all.add(learned);
    waiting.put(trial, all);
  }

  private void decide(RungState current, Context context, Collector<Learned> out) throws Exception {
    List<Reached> ranked = new ArrayList<>();
    for (var one : reached.entries()) {
      ranked.add(new Reached(one.getKey(), one.getValue()));
    }
    ranked.sort(null);
    int kept = Math.min(rungs.halving().kept(current.entrants()), ranked.size());
    for (int i = kept; i < ranked.size(); i++) {
      stop(ranked.get(i).trial(), i + 1, current, out);
    }
    reached.clear();
    state.update(current.next(kept));
    for (Reached one : ranked.subList(0, kept)) {
      for (Learned learned : take(one.trial())) { // the next rung may hold it back again
        processElement(learned, context, out);
      }
    }
  }

  private void stop(String trial, int rank, RungState current, Collector<Learned> out)
      throws Exception {
    stopped.put(trial, true);
    stoppedTrials.inc();
    Learned arrived = take(trial).get(0);
    Progress row = arrived.progress();
    String reason =
        String.format(
            Locale.ROOT,
            "stopped at %,d steps (rank %d of %d)",
            row.steps(),
            rank,
            current.entrants());
    out.collect(
        new Learned(arrived.snapshot().asLast(arrived.snapshot().version()), row.ended(reason)));
  }

  private List<Learned> take(String trial) throws Exception {
    List<Learned> all = waiting.get(trial);
    waiting.remove(trial);
    return all == null ? List.of() : all;
  }
}
