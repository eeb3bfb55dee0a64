package org.sluice.connectors.source.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sluice.connectors.source.split.LaneSplit;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.records.LaneId;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.trial.Trial;

class LaneReaderTest {

  private static final int LANES = 3;
  private static final int SHARE = 10;
  private static final int STEPS_PER_RECORD = 4;
  private static final Trial A = trial("a", 1);
  private static final Trial B = trial("b", 2);

  private final List<Trajectory> sent = new ArrayList<>();
  private final CollectedOutput output = new CollectedOutput(sent);
  private HeldPolicies policies;
  private LaneReader reader;

  private static Trial trial(String id, long seed) {
    return new Trial(
        id,
        "Pendulum-v1",
        seed,
        new Hyperparameters()
            .set(PolicyParams.TYPE, "gaussian")
            .set(PolicyParams.HIDDEN, 4)
            .set(TrialParams.LANES, LANES)
            .set(TrialParams.BATCH, LANES * SHARE)
            .set(TrialParams.TOTAL_STEPS, 2L * LANES * SHARE));
  }

  @BeforeEach
  void start() {
    policies = new HeldPolicies();
    reader = reader(policies);
  }

  @AfterEach
  void stop() {
    reader.close();
  }

  private static LaneReader reader(PolicyVersions policies) {
    Map<String, Trial> trials = new LinkedHashMap<>(Map.of("a", A, "b", B));
    return new LaneReader(
        trials, STEPS_PER_RECORD, policies, UnregisteredMetricsGroup.createOperatorMetricGroup());
  }

  private static List<LaneSplit> lanes(Trial trial) {
    return IntStream.range(0, LANES)
        .mapToObj(lane -> LaneSplit.fresh(new LaneId(trial.id(), lane)))
        .toList();
  }

  /** Until it has nothing to do. */
  private InputStatus run(LaneReader reader) {
    InputStatus status = InputStatus.MORE_AVAILABLE;
    while (status == InputStatus.MORE_AVAILABLE) {
      status = reader.pollNext(output);
    }
    return status;
  }

  @Test
  void lanesTakeTheirSharesOneAfterTheOther() {
    reader.addSplits(lanes(A));
    assertThat(run(reader)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
    assertThat(sent).extracting(Trajectory::lane).containsExactly(0, 0, 0, 1, 1, 1, 2, 2, 2);
    assertThat(sent).extracting(Trajectory::steps).startsWith(4, 4, 2, 4);
  }

  @Test
  void waitingLanesAskOnceAndWakeTheReader() {
    reader.addSplits(lanes(A));
    reader.addSplits(lanes(B));
    run(reader);
    CompletableFuture<Void> available = reader.isAvailable();
    assertThat(available).isNotDone();
    run(reader);
    assertThat(policies.questions).containsExactly("a 1", "a 1", "a 1", "b 1", "b 1", "b 1");

    sent.clear();
    policies.publish(B, 1, false);
    assertThat(available).isDone();
    assertThat(reader.isAvailable()).isDone();
    run(reader);
    assertThat(reader.isAvailable()).isNotDone();
    assertThat(sent).hasSize(9).allMatch(trajectory -> trajectory.trial().equals("b"));
    assertThat(policies.questions).hasSize(6);
  }

  /** Of a sweep's lanes nearly all wait: their policies are in the topic. */
  @Test
  void waitingLanesAreSavedWithoutTheirPolicyAndGoOn() {
    reader.addSplits(lanes(A));
    run(reader);
    List<LaneSplit> saved = reader.snapshotState(1);
    assertThat(saved).hasSize(LANES).allMatch(split -> !split.isFresh() && split.policy() == null);

    policies.publish(A, 1, false);
    reader.pollNext(output);
    List<LaneSplit> midway = reader.snapshotState(2);
    assertThat(midway)
        .filteredOn(split -> split.policy() != null)
        .singleElement()
        .matches(split -> split.policy().version() == 1);
    List<Trajectory> begun = List.copyOf(sent);
    run(reader);
    List<Trajectory> expected = List.copyOf(sent);

    for (List<LaneSplit> state : List.of(saved, midway)) {
      int taken = state == saved ? 9 : begun.size();
      HeldPolicies again = new HeldPolicies();
      try (LaneReader restored = reader(again)) {
        sent.clear();
        restored.addSplits(state);
        restored.notifyNoMoreSplits();
        run(restored);
        again.publish(A, 1, false);
        assertThat(run(restored)).isEqualTo(InputStatus.END_OF_INPUT);
        assertThat(sent)
            .usingRecursiveFieldByFieldElementComparator()
            .containsExactlyInAnyOrderElementsOf(expected.subList(taken, expected.size()));
      }
    }
  }

  @Test
  void holdsNothingOfATrialThatIsOver() {
    reader.addSplits(lanes(A));
    reader.addSplits(lanes(B));
    run(reader);
    WeakReference<PolicySnapshot> ofA = new WeakReference<>(policies.publish(A, 1, false));
    WeakReference<PolicySnapshot> ofB = new WeakReference<>(policies.publish(B, 1, false));
    assertThat(policies.released).isEmpty();
    while (policies.released.isEmpty()) {
      assertThat(reader.pollNext(output)).isEqualTo(InputStatus.MORE_AVAILABLE);
    }
    assertThat(policies.released).containsExactly("a");
    reader.pollNext(output); // the networks are B's now
    awaitGone(ofA);
    assertThat(ofB.get()).as("B goes on").isNotNull();
    run(reader);
    assertThat(policies.released).containsExactly("a", "b");
    awaitGone(ofB);
    reader.notifyNoMoreSplits();
    assertThat(run(reader)).isEqualTo(InputStatus.END_OF_INPUT);
  }

  @Test
  void aTrialThatEndsEarlyIsReleasedWithItsLastLane() {
    reader.addSplits(lanes(A));
    run(reader);
    policies.publish(A, 1, true);
    reader.pollNext(output);
    reader.pollNext(output);
    assertThat(policies.released).isEmpty();
    reader.pollNext(output);
    assertThat(policies.released).containsExactly("a");
    assertThat(reader.snapshotState(1)).isEmpty();
  }

  private static void awaitGone(WeakReference<PolicySnapshot> snapshot) {
    await()
        .until(
            () -> {
              System.gc();
              return snapshot.get() == null;
            });
  }
}
