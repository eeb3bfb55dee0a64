package org.sluice.operators;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.rollout.Lane;
import org.sluice.learning.trial.InitialPolicy;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

/** A real lane on a simulated pair of topics: acts while it finds the exact version it needs. */
final class SimulatedLane {

  private final Trial trial;
  private final Lane lane;
  private final int chunk;
  private final List<PolicySnapshot> initial;
  private PolicySnapshot policy;
  private boolean stopped;

  /** What a checkpoint holds of a lane. */
  record State(byte[] lane, PolicySnapshot policy, boolean stopped) {}

  SimulatedLane(Trial trial, TrialModel model, int number, int chunk) {
    this.trial = trial;
    this.lane = TrialModel.lane(trial, number, TrialModel.environment(trial), model.acting());
    this.chunk = chunk;
    this.initial = new ArrayList<>(InitialPolicy.versions(trial, model));
    follow(initial.get(0));
  }

  private void follow(PolicySnapshot snapshot) {
    policy = snapshot;
    lane.follow(snapshot);
  }

  /** Collects the next chunk; null if it waits for a policy, or is done. */
  Trajectory act(Map<String, PolicySnapshot> policies) {
    if (stopped || lane.sequence() == trial.stepsPerLane()) {
      return null;
    }
    int due = (int) (lane.sequence() / trial.share());
    if (policy.version() < due) {
      PolicySnapshot next =
          due < initial.size() ? initial.get(due) : policies.get(trial.id() + " " + due);
      if (next == null) {
        return null;
      }
      follow(next);
      stopped = next.last();
      if (stopped) {
        return null;
      }
    }
    long left = trial.share() - lane.sequence() % trial.share();
    return lane.collect((int) Math.min(chunk, left));
  }

  State save() {
    return new State(lane.snapshot(), policy, stopped);
  }

  void restore(State state) {
    lane.restore(state.lane());
    follow(state.policy());
    stopped = state.stopped();
  }

  void close() {
    lane.close();
  }
}
