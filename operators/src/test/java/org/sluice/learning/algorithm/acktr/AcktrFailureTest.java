package org.sluice.learning.algorithm.acktr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.kfac.KfacParams;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.type.Gaussian;
import org.sluice.learning.policy.type.NormalizingFlow;
import org.sluice.learning.policy.type.Trunk;
import org.sluice.learning.trustregion.PolicyBatch;
import org.sluice.learning.trustregion.PolicyUpdate;
import org.sluice.learning.vectors.Finite;

/** Failed updates report an outcome and leave parameters and state unchanged. */
class AcktrFailureTest {

  private static final int BATCH = 64;

  private final Policy policy = new Gaussian(3, 2, Trunk.of(8));
  private final double[] parameters = policy.layout().initialise(new Generator(7));
  private final PolicyBatch batch = new Bandit(policy, Precision.FLOAT, BATCH, 1).draw(parameters);

  private static Acktr acktr(Policy policy, Hyperparameters hyperparameters) {
    return new Acktr(new AcktrWorkspace(policy, Precision.FLOAT, BATCH), hyperparameters);
  }

  private static void assertRefused(
      Outcome outcome, Acktr acktr, PolicyBatch batch, double[] parameters) {
    double[] before = parameters.clone();
    byte[] state = acktr.save();
    PolicyUpdate update = acktr.update(batch, parameters, new Generator(0));
    assertThat(update.outcome()).isEqualTo(outcome);
    assertThat(parameters).containsExactly(before);
    assertThat(acktr.save()).isEqualTo(state);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 1e300})
  void numbersThatAreNotFinite(double number) {
    Acktr acktr = acktr(policy, new Hyperparameters());
    acktr.update(batch, parameters, new Generator(0));
    for (double[] array :
        new double[][] {
          batch.observations(), batch.actions(), batch.advantages(),
        }) {
      double kept = array[5];
      array[5] = number;
      assertRefused(Outcome.NOT_FINITE, acktr, batch, parameters);
      array[5] = kept;
    }
    assertThat(acktr.update(batch, parameters, new Generator(0)).outcome())
        .isEqualTo(Outcome.ACCEPTED);
  }

  @Test
  void recordedProbabilitiesThatAreNotNumbers() {
    batch.logProbabilities()[3] = Double.NaN;
    assertRefused(Outcome.NOT_FINITE, acktr(policy, new Hyperparameters()), batch, parameters);
  }

  @Test
  void advantagesOfZero() {
    Arrays.fill(batch.advantages(), 0);
    assertRefused(Outcome.ZERO_GRADIENT, acktr(policy, new Hyperparameters()), batch, parameters);
  }

  /**
   * The first coupling of a fresh flow sees dead units: without damping its factors are singular.
   */
  @Test
  void singularFactorsWithoutDamping() {
    Policy flow = NormalizingFlow.ofCouplings(3, 1, 1, 3, 8, 1e-5);
    double[] theta = flow.layout().initialise(new Generator(7));
    PolicyBatch drawn = new Bandit(flow, Precision.FLOAT, BATCH, 1).draw(theta);
    for (String mode : new String[] {KfacParams.PLAIN, KfacParams.PI}) {
      Hyperparameters undamped =
          new Hyperparameters()
              .set(AcktrParams.KFAC_DAMPING, 0.0)
              .set(KfacParams.KFAC_DAMPING_MODE, mode);
      assertRefused(Outcome.SINGULAR_FACTOR, acktr(flow, undamped), drawn, theta);
      Hyperparameters damped = new Hyperparameters().set(KfacParams.KFAC_DAMPING_MODE, mode);
      double[] copy = theta.clone();
      assertThat(acktr(flow, damped).update(drawn, copy, new Generator(0)).outcome())
          .isEqualTo(Outcome.ACCEPTED);
      assertThat(Finite.all(copy)).isTrue();
    }
  }

  /** A step so long that the densities overflow is taken back, and the next ones are shorter. */
  @Test
  void stepsThatLeaveTheNumbers() {
    Acktr acktr =
        acktr(
            policy,
            new Hyperparameters()
                .set(AcktrParams.LEARNING_RATE, 1e30)
                .set(AcktrParams.CLIP_KL, 1e300));
    double[] before = parameters.clone();
    PolicyUpdate update = acktr.update(batch, parameters, new Generator(0));
    assertThat(update.outcome()).isEqualTo(Outcome.NOT_FINITE);
    assertThat(update.divergence()).isZero();
    assertThat(parameters).containsExactly(before);
    assertThat(acktr.learningRate()).isEqualTo(1e30 / 1.5);
  }
}
