package org.sluice.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.policy.information.EntropyParams;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Segment;
import org.sluice.learning.surrogate.natural.NaturalParams;
import org.sluice.learning.trial.Learner;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.SmallTrials;
import org.sluice.learning.trial.Snapshots;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.value.ValueParams;

class WorkspacesTest {

  private static Trial trial(String environment, Consumer<Hyperparameters> change) {
    Trial trial = SmallTrials.of("t", environment, "trpo", "gaussian", 0);
    change.accept(trial.hyperparameters());
    return trial;
  }

  private static Trial trial(Consumer<Hyperparameters> change) {
    return trial("Pendulum-v1", change);
  }

  @Test
  void trialsThatDifferInNoBufferShareAll() {
    Workspaces workspaces = new Workspaces(8);
    LearnerWorkspace one = workspaces.of(trial(values -> {}));
    assertThat(workspaces.of(trial(values -> values.set(NaturalParams.MAX_KL, 0.5)))).isSameAs(one);
    assertThat(workspaces.of(trial(values -> values.set(TrialParams.LAG, 1)))).isSameAs(one);
    assertThat(workspaces.of(trial(values -> values.set(TrialParams.LANES, 5)))).isSameAs(one);
  }

  @Test
  void trialsThatDifferInABufferShareNone() {
    Workspaces workspaces = new Workspaces(16);
    assertThat(
            List.of(
                workspaces.of(trial(values -> {})),
                workspaces.of(trial("MultiGoal-v0", values -> {})),
                workspaces.of(trial(values -> values.set(TrialParams.BATCH, 300))),
                workspaces.of(trial(values -> values.set(PolicyParams.HIDDEN, 9))),
                workspaces.of(trial(values -> values.set(ValueParams.VALUE_EPOCHS, 9))),
                workspaces.of(
                    trial(values -> values.set(NaturalParams.FISHER, NaturalParams.EXACT))),
                workspaces.of(trial(values -> values.set(EntropyParams.ENTROPY_COEFFICIENT, 0.1))),
                workspaces.of(trial(values -> values.set(AlgorithmParams.ALGORITHM, "acktr")))))
        .doesNotHaveDuplicates();
  }

  @Test
  void sharingChangesNothing() {
    List<Trial> trials =
        List.of(
            trial(values -> {}),
            trial(values -> values.set(NaturalParams.MAX_KL, 0.1)),
            trial(values -> values.set(NaturalParams.CG_ITERATIONS, 2)),
            trial(values -> values.set(NaturalParams.DAMPING_COEFFICIENT, 1.0)));
    Workspaces shared = new Workspaces(8);
    for (Trial trial : trials) {
      PolicySnapshot expected = learn(trial, LearnerWorkspace.of(trial));
      Snapshots.assertSame(learn(trial, shared.of(trial)), expected);
      Snapshots.assertSame(learn(trial, shared.of(trial)), expected);
    }
  }

  private static PolicySnapshot learn(Trial trial, LearnerWorkspace workspace) {
    List<Segment> segments =
        List.of(Records.varied(0, 0), Records.varied(1, 0), Records.varied(2, 0));
    return new Learner(trial, workspace).learn(segments).snapshot();
  }

  @Test
  void keepsThoseUsedLast() {
    Workspaces workspaces = new Workspaces(2);
    Trial first = trial(values -> {});
    Trial second = trial(values -> values.set(PolicyParams.HIDDEN, 9));
    Trial third = trial(values -> values.set(PolicyParams.HIDDEN, 10));
    LearnerWorkspace kept = workspaces.of(first);
    LearnerWorkspace dropped = workspaces.of(second);
    workspaces.of(first);
    workspaces.of(third);
    assertThat(workspaces.of(first)).isSameAs(kept);
    assertThat(workspaces.of(second)).isNotSameAs(dropped);
  }
}
