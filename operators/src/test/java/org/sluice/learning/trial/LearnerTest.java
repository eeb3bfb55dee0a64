package org.sluice.learning.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Batch;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Metrics;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.algorithm.TrialLearner;
import org.sluice.learning.algorithm.Update;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.records.LaneId;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Progress;
import org.sluice.learning.records.Segment;
import org.sluice.learning.value.ValueParams;

class LearnerTest {

  static List<Trial> kinds() {
    return SmallTrials.kinds();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void goesOnBitForBitFromWhatItSaved(Trial trial) {
    LearnerWorkspace workspace = LearnerWorkspace.of(trial);
    List<List<Segment>> batches = batches(trial, workspace);
    Learner undisturbed = new Learner(trial, workspace);
    Learner restored = new Learner(trial, workspace);
    for (List<Segment> batch : batches) {
      byte[] saved = restored.save();
      restored = Learner.restored(trial, workspace, saved);
      assertThat(restored.save()).isEqualTo(saved);
      Learned expected = undisturbed.learn(batch);
      Learned actual = restored.learn(batch);
      Snapshots.assertSame(actual.snapshot(), expected.snapshot());
      assertThat(actual.progress()).isEqualTo(expected.progress());
    }
    assertThat(restored.snapshot().last()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void makesEachVersionOnce(Trial trial) {
    List<PolicySnapshot> snapshots = new ArrayList<>();
    LearnerWorkspace workspace = LearnerWorkspace.of(trial);
    try (TrainingLoop loop = new TrainingLoop(trial, workspace)) {
      loop.run(learned -> snapshots.add(learned.snapshot()));
    }
    assertThat(snapshots).hasSize(SmallTrials.ITERATIONS).hasSize(trial.iterations());
    for (int i = 0; i < snapshots.size(); i++) {
      assertThat(snapshots.get(i).version()).isEqualTo(i + 1 + trial.lag());
      assertThat(snapshots.get(i).last()).isEqualTo(i == snapshots.size() - 1);
    }
    assertThat(snapshots.get(0).policy())
        .isNotEqualTo(InitialPolicy.of(trial, workspace.model()).policy());
  }

  @Test
  void firstUpdateIsTheSameWithAndWithoutLag() {
    List<float[]> first = new ArrayList<>();
    for (int lag = 0; lag <= 1; lag++) {
      Trial trial = SmallTrials.of("t", "trpo", "gaussian", lag);
      LearnerWorkspace workspace = LearnerWorkspace.of(trial);
      List<Segment> batch = batches(trial, workspace).get(0);
      first.add(new Learner(trial, workspace).learn(batch).snapshot().policy());
    }
    assertThat(first.get(1)).isEqualTo(first.get(0));
  }

  @Test
  void refusesBytesOfAnotherTrial() {
    Trial trial = SmallTrials.of("t", "trpo", "gaussian", 0);
    Trial lagging = SmallTrials.of("t", "trpo", "gaussian", 1);
    LearnerWorkspace workspace = LearnerWorkspace.of(trial);
    byte[] saved = new Learner(trial, workspace).save();
    assertThatThrownBy(() -> Learner.restored(lagging, workspace, saved))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lag");
  }

  @Test
  void refusesBytesOfAnotherFitOfTheValueFunction() {
    Trial adam = SmallTrials.of("t", "acktr", "gaussian", 0);
    Trial kfac = SmallTrials.of("t", "acktr", "gaussian", 0);
    kfac.hyperparameters().set(ValueParams.VALUE_FIT, ValueParams.KFAC);
    refusesBytes(adam, kfac, "another value-fit");
    refusesBytes(kfac, adam, "K-FAC state ends");
  }

  private static void refusesBytes(Trial reader, Trial writer, String reason) {
    byte[] saved = new Learner(writer, LearnerWorkspace.of(writer)).save();
    LearnerWorkspace workspace = LearnerWorkspace.of(reader);
    assertThatThrownBy(() -> Learner.restored(reader, workspace, saved))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void refusesABatchThatIsNotWhole() {
    Trial trial = SmallTrials.of("t", "trpo", "gaussian", 0);
    LearnerWorkspace workspace = LearnerWorkspace.of(trial);
    List<Segment> batch = batches(trial, workspace).get(0);
    Learner learner = new Learner(trial, workspace);
    assertThatThrownBy(() -> learner.learn(batch.subList(0, 2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> learner.learn(List.of(batch.get(1), batch.get(0), batch.get(2))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(learner.learn(batch).progress().failure()).isEmpty();
    assertThatThrownBy(() -> learner.learn(batch)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFailedLaneEndsTheTrialWithItsLastGoodPolicy() {
    Trial trial = SmallTrials.of("t", "trpo", "gaussian", 0);
    LearnerWorkspace workspace = LearnerWorkspace.of(trial);
    List<List<Segment>> batches = batches(trial, workspace);
    Learner learner = new Learner(trial, workspace);
    PolicySnapshot good = learner.learn(batches.get(0)).snapshot();
    List<Segment> batch = new ArrayList<>(batches.get(1));
    batch.set(1, Segment.failed(new LaneId("t", 1), 1, "the simulation fell apart"));

    Learned last = learner.learn(batch);

    assertThat(last.snapshot().last()).isTrue();
    assertThat(last.snapshot().version()).isEqualTo(2);
    assertThat(last.snapshot().policy()).isEqualTo(good.policy());
    assertThat(last.progress().outcome()).isEqualTo(Progress.FAILED);
    assertThat(last.progress().failure()).isEqualTo("lane 1: the simulation fell apart");
  }

  @Test
  void givesUpAfterRepeatedUpdatesThatAreNotFinite() {
    Trial trial = SmallTrials.of("t", "trpo", "gaussian", 0);
    LearnerWorkspace workspace = LearnerWorkspace.of(trial);
    List<List<Segment>> batches = batches(trial, workspace);
    Learner learner = new Learner(trial, workspace);
    float[] before = learner.snapshot().policy();
    for (List<Segment> batch : batches.subList(0, 2)) {
      batch.get(0).advantages()[0] = Double.NaN;
      Learned learned = learner.learn(batch);
      assertThat(learned.progress().outcome()).isEqualTo("NOT_FINITE");
      assertThat(learned.snapshot().last()).isFalse();
    }
    batches.get(2).get(0).advantages()[0] = Double.NaN;
    Learned last = learner.learn(batches.get(2));
    assertThat(last.snapshot().last()).isTrue();
    assertThat(last.snapshot().policy()).isEqualTo(before);
    assertThat(last.progress().failure()).contains("3 consecutive updates");
  }

  /** What an algorithm reports decides, not what TRPO does. */
  @Test
  void aRowHasTheMetricsOfTheAlgorithm() {
    Trial trial = SmallTrials.of("t", "trpo", "gaussian", 0);
    Progress row = learnOnce(trial, Map.of(Metrics.VALUE_LOSS, 0.5)).progress();
    assertThat(row.metrics().keySet())
        .containsExactlyElementsOf(trial.algorithm().metrics().stream().map(Metric::name).toList());
    assertThat(row.metric("value_loss")).isEqualTo(0.5);
    assertThat(row.metric("entropy")).isNaN();
    assertThat(row.metric("entropy", "value_loss")).isEqualTo(0.5);
    assertThat(row.metric("clip_fraction")).isNaN();
    Learned failed = learnOnce(trial, Map.of(new Metric("clip_fraction", "A share."), 0.1));
    assertThat(failed.progress().metrics()).isEmpty();
    assertThat(failed.progress().failure())
        .contains("TRPO reports clip_fraction, which is not among its metrics");
  }

  /** Another attempt will learn from the batch. */
  @Test
  void whatFailsForACancelledTaskEndsNoTrial() {
    Trial trial = SmallTrials.of("t", "trpo", "gaussian", 0);
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(
              () -> learnOnce(trial, Map.of(new Metric("clip_fraction", "A share."), 0.1)))
          .hasMessageContaining("TRPO reports clip_fraction");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  /** With an algorithm that learns nothing. */
  private static Learned learnOnce(Trial trial, Map<Metric, Double> metrics) {
    LearnerWorkspace workspace = LearnerWorkspace.of(trial);
    Workspace idle =
        new Workspace() {
          @Override
          public long bytes() {
            return 0;
          }

          @Override
          public TrialLearner learner(
              Hyperparameters values, float[] policy, float[] value, Generator random) {
            return new Idle(policy, value, new Update(Outcome.ZERO_GRADIENT, metrics));
          }
        };
    return new Learner(trial, new LearnerWorkspace(workspace.model(), idle))
        .learn(batches(trial, workspace).get(0));
  }

  private record Idle(float[] policy, float[] value, Update update) implements TrialLearner {
    @Override
    public Update update(Batch batch, Generator random) {
      return update;
    }

    @Override
    public byte[] save() {
      return new byte[0];
    }

    @Override
    public void restore(byte[] saved) {
      throw new UnsupportedOperationException("there is nothing to restore");
    }
  }

  @Test
  void anObservationThatIsNotFiniteEndsTheTrial() {
    Trial trial = SmallTrials.of("t", "trpo", "gaussian", 0);
    LearnerWorkspace workspace = LearnerWorkspace.of(trial);
    List<Segment> batch = batches(trial, workspace).get(0);
    batch.get(2).transitions().observations().floats()[5] = Float.NaN;
    Learned last = new Learner(trial, workspace).learn(batch);
    assertThat(last.snapshot().last()).isTrue();
    assertThat(last.progress().failure()).contains("NaN");
  }

  /** What an undisturbed run learns from. */
  private static List<List<Segment>> batches(Trial trial, LearnerWorkspace workspace) {
    return TrainingBatches.of(trial, workspace);
  }
}
