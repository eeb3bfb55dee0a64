package org.sluice.learning.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sluice.env.Generator;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;

class ValueFunctionTest {

  private static final int SIZE = 300;

  private final ValueNetwork network = new ValueNetwork(3, 16);
  private final ValueFunction function = function();
  private final ValueState state = network.initialise(new Generator(1));
  private final double[] observations = new double[3 * SIZE];
  private final double[] returns = new double[SIZE];

  ValueFunctionTest() {
    Generator random = new Generator(2);
    for (int b = 0; b < SIZE; b++) {
      for (int i = 0; i < 3; i++) {
        observations[3 * b + i] = random.gaussian();
      }
      returns[b] = observations[3 * b] - 0.5 * observations[3 * b + 1];
    }
  }

  private ValueFunction function() {
    return new ValueFunction(network, Precision.FLOAT, new Hyperparameters());
  }

  private static ValueState copy(ValueState s) {
    return new ValueState(s.parameters(), s.firstMoments(), s.secondMoments(), s.steps());
  }

  private static void assertSame(ValueState actual, ValueState expected) {
    assertThat(actual.parameters()).containsExactly(expected.parameters());
    assertThat(actual.firstMoments()).containsExactly(expected.firstMoments());
    assertThat(actual.secondMoments()).containsExactly(expected.secondMoments());
    assertThat(actual.steps()).isEqualTo(expected.steps());
  }

  @Test
  void learnsWhatItIsShown() {
    Generator random = new Generator(3);
    double first = function.fit(state, observations, returns, random).loss();
    double last = first;
    for (int i = 0; i < 100; i++) {
      last = function.fit(state, observations, returns, random).loss();
    }
    assertThat(last).isLessThan(0.02 * first);
    assertThat(state.steps()).isEqualTo(101 * 5 * (SIZE / 64));
    double[] values = new double[SIZE];
    function.evaluate(state, observations, values);
    assertThat(ExplainedVariance.of(values, returns)).isBetween(0.98, 1.0);
  }

  @Test
  void criticAgreesWithTheBatch() {
    function.fit(state, observations, returns, new Generator(3));
    double[] values = new double[SIZE];
    function.evaluate(state, observations, values);
    Critic critic = new Critic(network);
    critic.setParameters(state.parameters());
    for (int b = 0; b < SIZE; b++) {
      double value = critic.value(Arrays.copyOfRange(observations, 3 * b, 3 * b + 3));
      assertThat(value).isBetween(values[b] - 1e-5, values[b] + 1e-5);
    }
  }

  @Test
  void trialsThatShareAWorkspaceDoNotTouch() {
    ValueState alone = copy(state);
    ValueState other = network.initialise(new Generator(8));
    Generator sharedRandom = new Generator(3);
    Generator aloneRandom = new Generator(3);
    ValueFunction separate = function();
    for (int i = 0; i < 3; i++) {
      function.fit(state, observations, returns, sharedRandom);
      function.fit(other, Arrays.copyOf(observations, 3 * 150), new double[150], new Generator(5));
      separate.fit(alone, observations, returns, aloneRandom);
    }
    assertSame(state, alone);
  }

  @Test
  void numbersThatAreNotFiniteLeaveTheStateAsItWas() {
    function.fit(state, observations, returns, new Generator(3));
    ValueState before = copy(state);
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e60}) {
      double[] spoilt = returns.clone();
      Arrays.fill(spoilt, 100, 250, bad);
      assertThat(function.fit(state, observations, spoilt, new Generator(3)).finite()).isFalse();
      assertSame(state, before);
    }
    observations[17] = Double.NEGATIVE_INFINITY;
    assertThat(function.fit(state, observations, returns, new Generator(3)).finite()).isFalse();
    assertSame(state, before);
  }

  @Test
  void batchSmallerThanAMinibatchTeachesNothing() {
    ValueState before = copy(state);
    ValueFit fit = function.fit(state, new double[3 * 63], new double[63], new Generator(3));
    assertThat(fit).isEqualTo(new ValueFit(true, 0, 0));
    assertSame(state, before);
  }

  @Test
  void everyOrderIsAPermutation() {
    MinibatchOrder orders = MinibatchOrder.shuffled(new Generator(4));
    int[] order = new int[100];
    for (int epoch = 0; epoch < 20; epoch++) {
      orders.next(order);
      int[] sorted = order.clone();
      Arrays.sort(sorted);
      for (int i = 0; i < sorted.length; i++) {
        assertThat(sorted[i]).isEqualTo(i);
      }
    }
  }

  @Test
  void refusesStatesOfAnotherWidth() {
    assertThatThrownBy(() -> function.evaluate(state, new double[8], new double[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 states of 3 numbers are 6 numbers, not 8");
    assertThatThrownBy(() -> new ValueState(new float[2], new float[2], new float[1], 0))
        .hasMessage("2 parameters, but 2 and 1 moments");
  }

  @Test
  void fitsAllocateNothingBig() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Generator random = new Generator(3);
    function.fit(state, observations, returns, random);
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 10; i++) {
      function.fit(state, observations, returns, random);
    }
    long perMinibatch =
        (threads.getCurrentThreadAllocatedBytes() - before) / 10 / (5 * (SIZE / 64));
    assertThat(perMinibatch).isLessThan(500); // its observations alone have 768
  }
}
