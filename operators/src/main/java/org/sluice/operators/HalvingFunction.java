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
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.sluice.learning.halving.Reached;
import org.sluice.learning.halving.Rungs;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Progress;
import org.sluice.operators.types.RecordTypes;
import org.sluice.operators.types.RungState;

/**
 * Ends the worse trials of a sweep at each rung of {@link Rungs}. Keyed by {@link Rungs#group}; the
 * policies are one input and their rows the other, a trial's each in the order of versions.
 *
 * <p>A trial that has come to a rung waits there: its policy stays here until every trial that set
 * out for the rung has come or failed, so its lanes do not go on. Then those that are kept go on as
 * if nothing had been, and the others end: the policy that they came with is their last, and its
 * row says why. Rows go out as {@link LearnerFunction#PROGRESS}.
 *
 * <p>A learner may be versions ahead of a rung, by the lag or because its lanes found policies from
 * before a failure. These versions wait too, and are dropped if the trial ends. A decision rests on
 * nothing but each trial's row of one version, so it is always the same.
 */
public final class HalvingFunction
    extends KeyedCoProcessFunction<String, PolicySnapshot, Progress, PolicySnapshot>
    implements ResultTypeQueryable<PolicySnapshot> {

  private static final long serialVersionUID = 1;

  private final Rungs rungs;

  private transient ValueState<RungState> state;

  /** The returns of those that have come to the rung. */
  private transient MapState<String, Double> reached;

  /** The last version of each trial that was ended here. */
  private transient MapState<String, Integer> stopped;

  /** By trial, in the order of versions. */
  private transient MapState<String, List<PolicySnapshot>> policies;

  /** The same. */
  private transient MapState<String, List<Progress>> rows;

  private transient Counter stoppedTrials;

  public HalvingFunction(Rungs rungs) {
    this.rungs = rungs;
  }

  @Override
  public TypeInformation<PolicySnapshot> getProducedType() {
    return RecordTypes.POLICY_SNAPSHOT;
  }

  @Override
  public void open(OpenContext context) {
    var runtime = getRuntimeContext();
    state = runtime.getState(new ValueStateDescriptor<>("rung", RecordTypes.RUNG_STATE));
    reached = runtime.getMapState(new MapStateDescriptor<>("reached", Types.STRING, Types.DOUBLE));
    stopped = runtime.getMapState(new MapStateDescriptor<>("stopped", Types.STRING, Types.INT));
    policies =
        runtime.getMapState(
            new MapStateDescriptor<>(
                "policies", Types.STRING, Types.LIST(RecordTypes.POLICY_SNAPSHOT)));
    rows =
        runtime.getMapState(
            new MapStateDescriptor<>("rows", Types.STRING, Types.LIST(RecordTypes.PROGRESS)));
    stoppedTrials = runtime.getMetricGroup().counter("stoppedTrials");
  }

  @Override
  public void processElement1(PolicySnapshot policy, Context context, Collector<PolicySnapshot> out)
      throws Exception {
    String trial = policy.trial();
    Integer end = stopped.get(trial);
    if (end != null) {
      if (policy.version() <= end) { // its rows may have been faster
        out.collect(policy.version() == end ? policy.asLast(end) : policy);
      }
    } else if (passes(trial, policy.version(), policy.last(), current(context))) {
      out.collect(policy);
    } else {
      hold(policies, trial, policy);
    }
  }

  @Override
  public void processElement2(Progress row, Context context, Collector<PolicySnapshot> out)
      throws Exception {
    String trial = row.trial();
    if (stopped.contains(trial)) {
      return;
    }
    RungState current = current(context);
    boolean passes = passes(trial, row.version(), row.failed(), current);
    if (passes) {
      context.output(LearnerFunction.PROGRESS, row);
    } else {
      hold(rows, trial, row);
    }
    boolean arrives = !passes && row.version() == rungs.version(trial, current.rung());
    if (arrives) {
      reached.put(trial, row.meanReturn());
    }
    if (arrives || (passes && row.failed())) {
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

  /** A failure in place of the version that would have come to the rung is before the rung. */
  private boolean passes(String trial, int version, boolean ends, RungState current) {
    int held = rungs.version(trial, current.rung());
    return version < held || (version == held && ends);
  }

  private static <T> void hold(MapState<String, List<T>> held, String trial, T one)
      throws Exception {
    List<T> before = held.get(trial);
    List<T> all = before == null ? new ArrayList<>() : new ArrayList<>(before);
    all.add(one);
    held.put(trial, all);
  }

  private void decide(RungState current, Context context, Collector<PolicySnapshot> out)
      throws Exception {
    List<Reached> ranked = new ArrayList<>();
    for (var one : reached.entries()) {
      ranked.add(new Reached(one.getKey(), one.getValue()));
    }
    ranked.sort(null);
    int kept = Math.min(rungs.halving().kept(current.entrants()), ranked.size());
    for (int i = kept; i < ranked.size(); i++) {
      stop(ranked.get(i).trial(), i + 1, current, context, out);
    }
    reached.clear();
    state.update(current.next(kept));
    for (Reached one : ranked.subList(0, kept)) {
      release(one.trial(), context, out);
    }
  }

  private void stop(
      String trial, int rank, RungState current, Context context, Collector<PolicySnapshot> out)
      throws Exception {
    stopped.put(trial, rungs.version(trial, current.rung()));
    stoppedTrials.inc();
    Progress row = take(rows, trial).get(0);
    context.output(
        LearnerFunction.PROGRESS,
        row.ended(
            String.format(
                Locale.ROOT,
                "stopped at %,d steps (rank %d of %d)",
                row.steps(),
                rank,
                current.entrants())));
    for (PolicySnapshot policy : take(policies, trial)) {
      processElement1(policy, context, out);
    }
  }

  /** What waited comes anew, before whatever comes next; it may be for the next rung already. */
  private void release(String trial, Context context, Collector<PolicySnapshot> out)
      throws Exception {
    List<PolicySnapshot> waitingPolicies = take(policies, trial);
    for (Progress row : take(rows, trial)) {
      processElement2(row, context, out);
    }
    for (PolicySnapshot policy : waitingPolicies) {
      processElement1(policy, context, out);
    }
  }

  private static <T> List<T> take(MapState<String, List<T>> held, String trial) throws Exception {
    List<T> all = held.get(trial);
    held.remove(trial);
    return all == null ? List.of() : all;
  }
}
