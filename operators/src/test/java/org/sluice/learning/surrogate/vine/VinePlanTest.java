package org.sluice.learning.surrogate.vine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sluice.learning.algorithm.Batch;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.replay.ReplayBuffer;
import org.sluice.learning.targets.GaeParams;

class VinePlanTest {

  private static Hyperparameters values() {
    return new Hyperparameters().set(VineParams.SAMPLER, VineParams.VINE);
  }

  @Test
  void itIsOfVinesOnly() {
    assertThat(VinePlan.of(new Hyperparameters())).isEmpty();
    assertThat(VinePlan.of(values())).isPresent();
  }

  @Test
  void theDefaultsFit() {
    assertThat(new VinePlan(values()).problems()).isEmpty();
  }

  @Test
  void problemsAreToldAllAtOnce() {
    Hyperparameters values =
        values()
            .set(TrialParams.LANES, 8)
            .set(TrialParams.BATCH, 1000)
            .set(VineParams.Q_VALUES, 100)
            .set(VineParams.ROLLOUT_LENGTH, 10)
            .set(VineParams.BOOTSTRAP, false)
            .set(GaeParams.LAMBDA, 0.97);
    assertThat(new VinePlan(values).problems())
        .extracting(Problem::message)
        .containsExactly(
            "vine.q-values must be a multiple of lanes × vine.rollouts-per-state, so that each lane"
                + " branches from as many states, but 100 is not one of 8 × 4",
            "batch must be at least 1,025: 100 rollouts of up to 10 steps, and a step for each of"
                + " the 25 states that they start from; it is 1,000",
            "lambda must be 1 with vine.bootstrap: false, but is 0.97: below 1, Q-values rely on the"
                + " value function");
  }

  @Test
  void theLeastBatchIsEnough() {
    Hyperparameters values = values().set(TrialParams.LANES, 8).set(VineParams.Q_VALUES, 96);
    assertThat(new VinePlan(values.set(TrialParams.BATCH, 984)).problems()).isEmpty();
    assertThat(new VinePlan(values.set(TrialParams.BATCH, 983)).problems()).hasSize(1);
  }

  @Test
  void oneRolloutPerStateIsRefused() {
    assertThat(VineParams.ROLLOUTS_PER_STATE.validator.validate(1)).isFalse();
    assertThat(VineParams.ROLLOUTS_PER_STATE.validator.validate(2)).isTrue();
    assertThat(VineParams.Q_VALUES.validator.validate(0)).isFalse();
  }

  @Test
  void aBatchWithOtherBranchesIsRefused() {
    assertThatThrownBy(() -> new RolloutSet(4, 2, true).of(batch(1, 2, 0, 1, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a batch has 3 branches, not 4");
    assertThatThrownBy(() -> new RolloutSet(2, 2, true).of(batch(1, 2, 0, 1, 2)))
        .hasMessage("branch 1 follows 2 others at step 3");
    assertThatThrownBy(() -> new RolloutSet(2, 2, true).of(batch(2, 1, 0)))
        .hasMessage("branch 2 follows 0 others at step 0");
  }

  private static Batch batch(int... numbers) {
    byte[] branches = new byte[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      branches[i] = (byte) numbers[i];
    }
    double[] zeros = new double[numbers.length];
    return new Batch(
        zeros,
        zeros,
        zeros,
        zeros,
        zeros,
        zeros,
        new double[0],
        1,
        branches,
        List.of(),
        ReplayBuffer.none());
  }
}
