package org.sluice.learning.actorcritic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.sluice.learning.actorcritic.GoldenCase.numbers;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Batch;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.optimiser.Adam;
import org.sluice.learning.policy.type.Gaussian;
import org.sluice.learning.policy.type.Trunk;
import org.sluice.learning.value.Critic;
import org.sluice.learning.value.ValueNetwork;

class ActorCriticStateTest {

  private static final int ROWS = 4;

  private final Gaussian policy = new Gaussian(2, 1, Trunk.of(3));
  private final ValueNetwork network = new ValueNetwork(2, 3);
  private final Hyperparameters values = new Hyperparameters();
  private final ActorCriticLoss loss =
      new ActorCriticLoss(policy, network, Precision.DOUBLE, ROWS, values);

  private ActorCriticState state() {
    float[] first = new float[policy.layout().size()];
    Arrays.fill(first, 0.5f);
    return new ActorCriticState(
        Precision.DOUBLE,
        new Adam(Precision.DOUBLE, loss.size(), 1e-5),
        loss,
        values,
        first,
        network.initialise(new Generator(1)).parameters());
  }

  private static Batch batch(double... returns) {
    double[] zeros = new double[ROWS];
    return new Batch(
        new double[2 * ROWS], zeros, zeros, new double[] {1, 2, 3, 4}, zeros, returns, zeros, 1);
  }

  private double value(ActorCriticState state) {
    Critic critic = new Critic(network);
    critic.setParameters(state.value());
    return critic.value(new double[] {0.3, -0.7});
  }

  @Test
  void returnsAreDividedByTheirDeviationAndValuesStay() {
    ActorCriticState state = state();
    double before = value(state);
    Batch scaled = state.scaled(batch(100, 300, 100, 300));
    assertThat(state.scale()).isCloseTo(100, within(1e-9));
    assertThat(scaled.returns()).containsExactly(new double[] {1, 3, 1, 3}, within(1e-9));
    assertThat(scaled.values()).containsExactly(new double[] {.01, .02, .03, .04}, within(1e-9));
    assertThat(value(state)).isCloseTo(before, within(1e-6));
    state.scaled(batch(-1000, -1000, 0, 0));
    assertThat(state.scale())
        .isCloseTo(deviation(100, 300, 100, 300, -1000, -1000, 0, 0), within(1e-9));
    assertThat(value(state)).isCloseTo(before, within(1e-6));
  }

  private static double deviation(double... numbers) {
    double mean = Arrays.stream(numbers).average().orElseThrow();
    return Math.sqrt(
        Arrays.stream(numbers).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
  }

  @Test
  void equalReturnsDivideByNoZero() {
    ActorCriticState state = state();
    assertThat(state.scaled(batch(0, 0, 0, 0)).returns()).containsExactly(0, 0, 0, 0);
    assertThat(state.finite()).isTrue();
  }

  @Test
  void continuesFromWhatWasSaved() {
    ActorCriticState state = state();
    step(state);
    ActorCriticState restored = state();
    restored.restore(state.save());
    step(state);
    step(restored);
    assertThat(numbers(restored.theta())).containsExactly(numbers(state.theta()));
    assertThat(restored.value()).containsExactly(state.value());
    byte[] damaged = Arrays.copyOf(state.save(), 50);
    assertThatThrownBy(() -> restored.restore(damaged))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void step(ActorCriticState state) {
    state.scaled(batch(1, 2, 3, 5));
    Block gradient = Precision.DOUBLE.block(1, loss.size());
    Precision.DOUBLE.kernels().fill(3, gradient);
    assertThat(state.step(gradient, 0.5, 1e-3)).isCloseTo(3 * Math.sqrt(loss.size()), within(1e-9));
  }
}
