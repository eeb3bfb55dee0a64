package org.sluice.learning.algorithm.acktr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.type.Gaussian;
import org.sluice.learning.policy.type.NormalizingFlow;
import org.sluice.learning.policy.type.Trunk;
import org.sluice.learning.trustregion.PolicyBatch;
import org.sluice.learning.trustregion.PolicyUpdate;

class AcktrTest {

  private static final int BATCH = 512;

  static Stream<Policy> policies() {
    return Stream.of(
        new Gaussian(3, 2, Trunk.of(16)), NormalizingFlow.ofCouplings(3, 2, 2, 3, 16, 1e-5));
  }

  private static Acktr acktr(Policy policy) {
    return new Acktr(new AcktrWorkspace(policy, Precision.FLOAT, BATCH), new Hyperparameters());
  }

  private static double[] start(Policy policy) {
    double[] parameters = policy.layout().initialise(new Generator(7));
    Precision.FLOAT.round(parameters);
    return parameters;
  }

  private static double[] run(Acktr acktr, Bandit bandit, double[] parameters, int updates) {
    for (int i = 0; i < updates; i++) {
      PolicyUpdate update = acktr.update(bandit.draw(parameters), parameters, new Generator(0));
      assertThat(update.outcome()).isEqualTo(Outcome.ACCEPTED);
    }
    return parameters;
  }

  /** Over the last 40 of 100 updates the mean divergence stays in the band that is steered to. */
  @ParameterizedTest
  @MethodSource("policies")
  void divergenceTracksTheDesiredOne(Policy policy) {
    double desired = 0.002;
    Acktr acktr = acktr(policy);
    Bandit bandit = new Bandit(policy, Precision.FLOAT, BATCH, 3);
    double[] parameters = start(policy);
    double sum = 0;
    double firstReward = 0;
    for (int i = 0; i < 100; i++) {
      PolicyBatch batch = bandit.draw(parameters);
      firstReward = i == 0 ? bandit.meanReward() : firstReward;
      PolicyUpdate update = acktr.update(batch, parameters, new Generator(0));
      assertThat(update.outcome()).isEqualTo(Outcome.ACCEPTED);
      assertThat(update.divergence()).isNotNegative();
      sum += i < 60 ? 0 : update.divergence() / 40;
    }
    assertThat(sum).isBetween(desired / 2, desired * 2);
    assertThat(bandit.meanReward()).isGreaterThan(firstReward / 2);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void sameBatchesGiveSameBits(Policy policy) {
    double[] once =
        run(acktr(policy), new Bandit(policy, Precision.FLOAT, BATCH, 1), start(policy), 4);
    double[] again =
        run(acktr(policy), new Bandit(policy, Precision.FLOAT, BATCH, 1), start(policy), 4);
    assertThat(again).containsExactly(once);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void continuesFromItsBytesBitForBit(Policy policy) {
    Bandit bandit = new Bandit(policy, Precision.FLOAT, BATCH, 1);
    Acktr original = acktr(policy);
    double[] parameters = run(original, bandit, start(policy), 3);
    Acktr restored = acktr(policy);
    restored.restore(original.save());
    double[] copy = parameters.clone();
    for (int i = 0; i < 3; i++) {
      PolicyBatch batch = bandit.draw(parameters);
      PolicyUpdate update = original.update(batch, parameters, new Generator(0));
      assertThat(restored.update(batch, copy, new Generator(0))).isEqualTo(update);
      assertThat(copy).containsExactly(parameters);
    }
    assertThat(restored.save()).isEqualTo(original.save());
  }

  @Test
  void learnersShareAWorkspaceWithoutDisturbingEachOther() {
    Policy policy = policies().toList().get(1);
    double[] alone =
        run(acktr(policy), new Bandit(policy, Precision.FLOAT, BATCH, 1), start(policy), 3);
    AcktrWorkspace workspace = new AcktrWorkspace(policy, Precision.FLOAT, BATCH);
    Acktr one = new Acktr(workspace, new Hyperparameters());
    Acktr other = new Acktr(workspace, new Hyperparameters().set(AcktrParams.LEARNING_RATE, 0.1));
    Bandit bandit = new Bandit(policy, Precision.FLOAT, BATCH, 1);
    Bandit otherBandit = new Bandit(policy, Precision.FLOAT, BATCH, 2);
    double[] parameters = start(policy);
    double[] otherParameters = start(policy);
    for (int i = 0; i < 3; i++) {
      run(one, bandit, parameters, 1);
      run(other, otherBandit, otherParameters, 1);
    }
    assertThat(parameters).containsExactly(alone);
  }

  /** Eigenvalues near the noise threshold amplify rounding, hence the hundredth. */
  @ParameterizedTest
  @MethodSource("policies")
  void floatsAgreeWithDoubles(Policy policy) {
    double[] before = start(policy);
    PolicyBatch batch = new Bandit(policy, Precision.DOUBLE, BATCH, 1).draw(before);
    assertClose(
        "step in floats",
        step(policy, Precision.FLOAT, batch, before),
        step(policy, Precision.DOUBLE, batch, before),
        1e-2);
  }

  private static double[] step(
      Policy policy, Precision precision, PolicyBatch batch, double[] before) {
    double[] step = before.clone();
    new Acktr(new AcktrWorkspace(policy, precision, BATCH), new Hyperparameters())
        .update(batch, step, new Generator(0));
    for (int i = 0; i < step.length; i++) {
      step[i] -= before[i];
    }
    return step;
  }

  @Test
  void entropyHasItsFormulaOrComesFromTheActions() {
    for (Policy policy : policies().toList()) {
      AcktrWorkspace workspace = new AcktrWorkspace(policy, Precision.DOUBLE, BATCH);
      double[] parameters = start(policy);
      PolicyBatch batch = new Bandit(policy, Precision.DOUBLE, BATCH, 1).draw(parameters);
      double sampled = -Arrays.stream(batch.logProbabilities()).average().orElseThrow();
      double expected = policy instanceof Gaussian ? 1 + Math.log(2 * Math.PI) : sampled;
      PolicyUpdate update =
          new Acktr(workspace, new Hyperparameters()).update(batch, parameters, new Generator(0));
      assertClose("entropy", update.entropy(), expected);
    }
  }

  @Test
  void refusesBatchesOfAnotherShape() {
    Policy policy = policies().toList().get(0);
    double[] numbers = new double[BATCH];
    PolicyBatch batch = new PolicyBatch(numbers, numbers, numbers, numbers);
    assertThatThrownBy(() -> acktr(policy).update(batch, start(policy), new Generator(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("512 numbers where 512 × 3");
  }
}
