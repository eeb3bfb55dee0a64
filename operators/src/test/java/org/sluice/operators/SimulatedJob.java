package org.sluice.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.sluice.env.Generator;
import org.sluice.learning.records.CollectedBatch;
import org.sluice.learning.records.LaneId;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Progress;
import org.sluice.learning.records.Received;
import org.sluice.learning.records.Segment;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;
import org.sluice.operators.types.RecordTypes;

/**
 * Lanes, the three operators and two topics, driven by hand: which part moves next is drawn from a
 * generator. Lanes and operators are saved and restored apart, as failures do.
 */
final class SimulatedJob {

  /** Not a divisor of the share. */
  private static final int CHUNK = 16;

  final Harness<LaneId, Received, Segment> gae;
  final Harness<String, Segment, CollectedBatch> batch;
  final Harness<String, CollectedBatch, Learned> learner;
  private final List<SimulatedLane> lanes = new ArrayList<>();
  private final List<Trajectory> transitions = new ArrayList<>();
  private final Map<String, PolicySnapshot> policies = new HashMap<>();
  private final Map<String, Progress> progress = new HashMap<>();
  private final Generator order;
  private int offset;

  /** What a checkpoint holds of the operators, with the place in the transitions' topic. */
  record OperatorState(
      OperatorSubtaskState gae,
      OperatorSubtaskState batch,
      OperatorSubtaskState learner,
      int offset) {}

  SimulatedJob(List<Trial> trials, long orderSeed) throws Exception {
    gae =
        new Harness<>(
            () -> new GaeFunction(trials),
            Received::laneId,
            RecordTypes.LANE_ID,
            RecordTypes.SEGMENT);
    batch =
        new Harness<>(
            () -> new BatchFunction(trials),
            Segment::trial,
            Types.STRING,
            RecordTypes.COLLECTED_BATCH);
    learner =
        new Harness<>(
            () -> new LearnerFunction(trials),
            CollectedBatch::trial,
            Types.STRING,
            RecordTypes.LEARNED);
    order = new Generator(orderSeed);
    for (Trial trial : trials) {
      TrialModel model = TrialModel.of(trial);
      for (int lane = 0; lane < trial.lanes(); lane++) {
        lanes.add(new SimulatedLane(trial, model, lane, CHUNK));
      }
    }
  }

  /** Moves some part that can move; false if none can. */
  boolean move() throws Exception {
    int parts = lanes.size() + 1;
    int first = order.nextInt(parts);
    for (int i = 0; i < parts; i++) {
      int part = (first + i) % parts;
      if (part == lanes.size() ? read() : act(lanes.get(part))) {
        return true;
      }
    }
    return false;
  }

  void run() throws Exception {
    while (move()) {
      assertThat(transitions.size()).isLessThan(100_000);
    }
  }

  private boolean act(SimulatedLane lane) {
    Trajectory trajectory = lane.act(policies);
    if (trajectory == null) {
      return false;
    }
    transitions.add(trajectory);
    return true;
  }

  private boolean read() throws Exception {
    if (offset == transitions.size()) {
      return false;
    }
    Received next = new Received(transitions.get(offset), 0, offset++);
    for (Segment segment : gae.process(next)) {
      for (CollectedBatch collected : batch.process(segment)) {
        learner.process(collected).forEach(this::publish);
      }
    }
    return true;
  }

  /** A version that is made again after a failure must be the same one. */
  private void publish(Learned learned) {
    PolicySnapshot snapshot = learned.snapshot();
    Progress row = learned.progress();
    Progress rowBefore = progress.put(row.trial() + " " + row.version(), row);
    assertThat(row).isEqualTo(rowBefore == null ? row : rowBefore);
    PolicySnapshot before = policies.put(snapshot.trial() + " " + snapshot.version(), snapshot);
    if (before != null) {
      assertThat(RecordBytes.of(RecordTypes.POLICY_SNAPSHOT, snapshot))
          .isEqualTo(RecordBytes.of(RecordTypes.POLICY_SNAPSHOT, before));
    }
  }

  PolicySnapshot policy(Trial trial, int version) {
    return policies.get(trial.id() + " " + version);
  }

  List<Progress> progress(Trial trial) {
    return progress.values().stream()
        .filter(row -> row.trial().equals(trial.id()))
        .sorted(java.util.Comparator.comparingInt(Progress::version))
        .toList();
  }

  /** Puts a record into the transitions' topic, as a program that is none of ours could. */
  void inject(Trajectory trajectory) {
    transitions.add(trajectory);
  }

  OperatorState saveOperators() throws Exception {
    return new OperatorState(gae.save(), batch.save(), learner.save(), offset);
  }

  void restoreOperators(OperatorState state) throws Exception {
    gae.restart(state.gae());
    batch.restart(state.batch());
    learner.restart(state.learner());
    offset = state.offset();
  }

  List<SimulatedLane.State> saveLanes() {
    return lanes.stream().map(SimulatedLane::save).toList();
  }

  void restoreLanes(List<SimulatedLane.State> states) {
    for (int i = 0; i < lanes.size(); i++) {
      lanes.get(i).restore(states.get(i));
    }
  }

  void stop() throws Exception {
    lanes.forEach(SimulatedLane::close);
    gae.stop();
    batch.stop();
    learner.stop();
  }
}
