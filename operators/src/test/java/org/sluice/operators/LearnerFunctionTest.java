package org.sluice.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sluice.learning.fixture.Logged;
import org.sluice.learning.records.CollectedBatch;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Segment;
import org.sluice.learning.surrogate.natural.NaturalParams;
import org.sluice.learning.trial.InitialPolicy;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.SmallTrials;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;
import org.sluice.operators.types.RecordTypes;

class LearnerFunctionTest {

  /** A flow has no exact Fisher information. */
  private static final Trial IMPOSSIBLE =
      new Trial(
          "impossible",
          "Pendulum-v1",
          1,
          SmallTrials.of("", "trpo", "normalizing-flow", 0)
              .hyperparameters()
              .set(NaturalParams.FISHER, NaturalParams.EXACT));

  private Harness<String, CollectedBatch, Learned> learner;

  @BeforeEach
  void start() throws Exception {
    learner =
        new Harness<>(
            () -> new LearnerFunction(List.of(Records.TRIAL, IMPOSSIBLE)),
            CollectedBatch::trial,
            Types.STRING,
            RecordTypes.LEARNED);
  }

  /** The policies that are made of a batch. */
  private List<PolicySnapshot> policies(CollectedBatch batch) throws Exception {
    return learner.process(batch).stream().map(Learned::snapshot).toList();
  }

  @AfterEach
  void stop() throws Exception {
    learner.stop();
  }

  private static CollectedBatch batch(int version) {
    return new CollectedBatch(
        "t",
        version,
        IntStream.range(0, 3).mapToObj(lane -> Records.segment(lane, version)).toList());
  }

  private static String bytes(List<PolicySnapshot> snapshots) {
    return RecordBytes.of(RecordTypes.POLICY_SNAPSHOT, snapshots).toString();
  }

  @Test
  void goesOnFromEveryPointOfARun() throws Exception {
    List<PolicySnapshot> undisturbed = new ArrayList<>();
    for (int version = 0; version < 4; version++) {
      undisturbed.addAll(policies(batch(version)));
    }
    assertThat(undisturbed).extracting(PolicySnapshot::version).containsExactly(1, 2, 3, 4);
    assertThat(undisturbed.get(3).last()).isTrue();
    for (int point = 0; point <= 4; point++) {
      learner.restart(null);
      List<PolicySnapshot> snapshots = new ArrayList<>();
      for (int version = 0; version < point; version++) {
        snapshots.addAll(policies(batch(version)));
      }
      var state = learner.save();
      for (int version = point; version < 4; version++) {
        learner.process(batch(version));
      }
      learner.restart(state);
      for (int version = point; version < 4; version++) {
        snapshots.addAll(policies(batch(version)));
      }
      assertThat(bytes(snapshots)).isEqualTo(bytes(undisturbed));
    }
  }

  @Test
  void dropsBatchesOfVersionsThatHaveGone() throws Exception {
    learner.process(batch(0));
    assertThat(learner.process(batch(0))).isEmpty();
    assertThat(learner.process(batch(1))).hasSize(1);
    assertThat(learner.process(batch(2))).hasSize(1);
    assertThat(policies(batch(3)).get(0).last()).isTrue();
    assertThat(learner.process(batch(4))).isEmpty();
    assertThat(learner.counter("stale")).isEqualTo(2);
    assertThat(learner.counter("updates")).isEqualTo(4);
    assertThat(learner.counter("steps")).isEqualTo(4L * 3 * Records.TRIAL.share());
    assertThat(learner.counter("finishedTrials")).isEqualTo(1);
    assertThat(learner.gauge("version")).isEqualTo(4);
    assertThat(learner.gauge("lagVersions")).isEqualTo(0);
    assertThat((double) learner.gauge("return")).isEqualTo(1);
    assertThat((double) learner.gauge("updateMillis")).isPositive();
  }

  @Test
  void refusesABatchThatIsNotDue() {
    assertThatThrownBy(() -> learner.process(batch(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void endsATrialWhoseLaneFailed() throws Exception {
    Learned first = learner.process(batch(0)).get(0);
    List<Segment> segments = new ArrayList<>(batch(1).segments());
    segments.set(2, Records.failed(2, 1, "fell apart"));
    Learned last = learner.process(new CollectedBatch("t", 1, segments)).get(0);
    assertThat(last.snapshot().last()).isTrue();
    assertThat(last.snapshot().version()).isEqualTo(2);
    assertThat(last.snapshot().policy()).isEqualTo(first.snapshot().policy());
    assertThat(first.progress().failure()).isEmpty();
    assertThat(last.progress().failure()).isEqualTo("lane 2: fell apart");
    var state = learner.save();
    learner.restart(state);
    assertThat(learner.process(batch(1))).isEmpty();
    assertThat(learner.process(batch(2))).isEmpty();
  }

  @Test
  void keepsNoNumbersOfATrialThatIsOver() throws Exception {
    long empty = learner.save().getStateSize();
    PolicySnapshot policy = policies(batch(0)).get(0);
    long numbers = (long) Float.BYTES * policy.policy().length;
    assertThat(learner.save().getStateSize()).isGreaterThan(empty + numbers);
    int version = 1;
    while (!policy.last()) {
      policy = policies(batch(version++)).get(0);
    }
    assertThat(learner.save().getStateSize()).isLessThan(empty + numbers);
  }

  @Test
  void aTrialThatCannotBeTrainedFailsAlone() throws Exception {
    List<Learned> ends = new ArrayList<>();
    String log =
        Logged.by(
            () ->
                ends.addAll(
                    learner.process(new CollectedBatch("impossible", 0, batch(0).segments()))));
    assertThat(log).contains("impossible: no buffers for its updates", "\tat org.sluice.learning.");
    Learned last = ends.get(0);
    assertThat(last.snapshot().last()).isTrue();
    assertThat(last.snapshot().policy())
        .isEqualTo(InitialPolicy.of(IMPOSSIBLE, TrialModel.of(IMPOSSIBLE)).policy());
    assertThat(last.progress().failure()).contains("closed form");
    assertThat(learner.counter("failedTrials")).isEqualTo(1);
    assertThat(policies(batch(0)).get(0).last()).isFalse();
  }

  @Test
  void refusesTwoTrialsOfOneName() {
    assertThatThrownBy(() -> new LearnerFunction(List.of(Records.TRIAL, Records.TRIAL)))
        .hasMessageContaining("duplicate trial id t");
  }
}
