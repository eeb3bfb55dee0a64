package org.sluice.learning.algorithm.vanilla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.golden.Batches;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.Density;
import org.sluice.learning.policy.information.SampledDivergence;
import org.sluice.learning.surrogate.PolicyBatches;
import org.sluice.learning.surrogate.SurrogateWorkspace;
import org.sluice.learning.trustregion.PolicyBatch;
import org.sluice.learning.trustregion.PolicyUpdate;

class VanillaPolicyGradientTest {

  private static final int SIZE = 30;
  private static final double RATE = 0.02;

  static Stream<Policy> policies() {
    return Stream.of(PolicyBatches.gaussian(), PolicyBatches.flow());
  }

  private static PolicyUpdate update(
      Policy policy, double rate, PolicyBatch batch, double[] parameters) {
    Hyperparameters values =
        new Hyperparameters().set(VanillaPolicyGradientParams.LEARNING_RATE, rate);
    SurrogateWorkspace workspace =
        new SurrogateWorkspace(
            policy, Precision.DOUBLE, SIZE, false, SampledDivergence.POSITIVE, values);
    return new VanillaPolicyGradient(workspace, values).update(batch, parameters, new Generator(1));
  }

  /** mean_b exp(log π_θ(a_b | s_b) − recorded_b) A_b. */
  private static double surrogate(Density density, PolicyBatch batch, double[] parameters) {
    double[] logProbabilities = Batches.rowMajor(density.evaluate(parameters));
    double sum = 0;
    for (int b = 0; b < SIZE; b++) {
      sum += Math.exp(logProbabilities[b] - batch.logProbabilities()[b]) * batch.advantages()[b];
    }
    return sum / SIZE;
  }

  @ParameterizedTest
  @MethodSource("policies")
  void stepsAlongTheSlopesOfTheSurrogate(Policy policy) {
    double[] start = PolicyBatches.parameters(policy, 1);
    PolicyBatch batch = PolicyBatches.batch(policy, start, SIZE, 1);
    Density density = new Density(policy, Precision.DOUBLE, SIZE);
    Batches.set(density.observations(), batch.observations());
    Batches.set(density.actions(), batch.actions());
    double[] expected = new double[start.length];
    double h = 1e-6;
    double[] moved = start.clone();
    for (int i = 0; i < start.length; i++) {
      moved[i] = start[i] + h;
      double ahead = surrogate(density, batch, moved);
      moved[i] = start[i] - h;
      double behind = surrogate(density, batch, moved);
      moved[i] = start[i];
      expected[i] = RATE * (ahead - behind) / (2 * h);
    }

    double before = surrogate(density, batch, start);
    double[] parameters = start.clone();
    PolicyUpdate update = update(policy, RATE, batch, parameters);

    assertThat(update.outcome()).isEqualTo(Outcome.ACCEPTED);
    double[] step = new double[start.length];
    for (int i = 0; i < step.length; i++) {
      step[i] = parameters[i] - start[i];
    }
    assertClose("step", step, expected, 1e-6);
    double gain = surrogate(density, batch, parameters) - before;
    assertThat(gain).isPositive();
    assertThat(update.surrogateGain()).isBetween(gain - 1e-9, gain + 1e-9);
    assertThat(update.divergence()).isPositive().isEqualTo(update.approximateKl());
  }

  @Test
  void aStepToInfinityIsNotTaken() {
    Policy policy = PolicyBatches.gaussian();
    double[] start = PolicyBatches.parameters(policy, 1);
    PolicyBatch batch = PolicyBatches.batch(policy, start, SIZE, 1);
    double[] parameters = start.clone();
    PolicyUpdate update = update(policy, 1e200, batch, parameters);
    assertThat(update.outcome()).isEqualTo(Outcome.NOT_FINITE);
    assertThat(update.surrogateGain()).isZero();
    assertThat(parameters).containsExactly(start);
  }
}
