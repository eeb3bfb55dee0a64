package org.sluice.learning.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.learning.golden.Golden.assertClose;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Generator;
import org.sluice.learning.graph.kernels.Precision;

/** Properties of acting on single states, for every policy. */
class ActorTest {

  static Stream<PolicyUnderTest> cases() {
    return Stream.concat(PolicyUnderTest.all(), PolicyUnderTest.implicit());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theActorGivesTheNumbersOfTheBatch(PolicyUnderTest c) {
    int batch = 20;
    double[] parameters = c.parameters();
    double[] observations = c.observations(batch);
    double[] noise = c.noise(batch);
    Samples samples = new Samples(c.policy(), Precision.FLOAT, observations, noise);
    samples.evaluate(parameters);
    double[] actions = samples.actions();
    double[] logProbabilities = samples.logProbabilities();

    Actor actor = new Actor(c.policy());
    actor.setParameters(singlePrecision(parameters));
    int observationDim = c.policy().observationDim();
    int dim = c.policy().actionDim();
    int noiseDim = c.policy().noiseDim();
    double[] action = new double[dim];
    for (int b = 0; b < batch; b++) {
      double logProbability =
          actor.act(
              Arrays.copyOfRange(observations, b * observationDim, (b + 1) * observationDim),
              Arrays.copyOfRange(noise, b * noiseDim, (b + 1) * noiseDim),
              action);
      double[] ofBatch = Arrays.copyOfRange(actions, b * dim, (b + 1) * dim);
      assertClose("action", action, ofBatch, 1e-5);
      assertClose("logp", new double[] {logProbability}, new double[] {logProbabilities[b]}, 1e-5);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theActorAllocatesNothing(PolicyUnderTest c) {
    Actor actor = new Actor(c.policy());
    actor.setParameters(singlePrecision(c.parameters()));
    double[] observation = c.observations(1);
    double[] action = new double[c.policy().actionDim()];
    Generator random = new Generator(47);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long fewest = Long.MAX_VALUE;
    // The first rounds load classes; one round without a byte shows that acting needs none.
    for (int round = 0; round < 50 && fewest > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 200; i++) {
        actor.act(observation, random, action);
      }
      fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(fewest).isZero();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theCentralActionIsTheSameEachTimeAndInside(PolicyUnderTest c) {
    Actor actor = new Actor(c.policy());
    actor.setParameters(singlePrecision(c.parameters()));
    double[] first = new double[c.policy().actionDim()];
    double[] second = new double[c.policy().actionDim()];
    actor.actCentrally(c.observations(1), first);
    actor.act(c.observations(1), new Generator(53), second);
    actor.actCentrally(c.observations(1), second);
    assertThat(second).isEqualTo(first);
    for (double number : first) {
      assertThat(number).isBetween(c.low(), c.high());
    }
  }

  private static float[] singlePrecision(double[] numbers) {
    float[] singles = new float[numbers.length];
    for (int i = 0; i < singles.length; i++) {
      singles[i] = (float) numbers[i];
    }
    return singles;
  }
}
