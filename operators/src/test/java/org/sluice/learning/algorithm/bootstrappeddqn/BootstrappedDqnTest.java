package org.sluice.learning.algorithm.bootstrappeddqn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sluice.learning.actorcritic.GoldenCase.numbers;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Metrics;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.golden.GoldenTest;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.GoldenMinibatch;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.policy.type.BootstrappedQNetwork;
import org.sluice.learning.replay.Minibatch;
import org.sluice.learning.rollout.Seeds;

class BootstrappedDqnTest {

  private static final int HEADS = 2;
  private static final double P = 0.5;
  private static final long MASKS = 7;

  private static BootstrappedQNetwork policy(Golden golden) {
    return new BootstrappedQNetwork(
        golden.integer("obs_dim"),
        golden.integer("num_actions"),
        golden.at("params").shape("q.0.W")[1],
        HEADS);
  }

  private static BootstrappedDqn learner(
      Golden golden, BootstrappedQNetwork policy, Minibatch minibatch, double maskProbability) {
    Hyperparameters values =
        new Hyperparameters()
            .set(OffPolicyParams.MINIBATCH, minibatch.rows())
            .set(OffPolicyParams.GAMMA, golden.number("gamma"))
            .set(PolicyParams.HEADS, HEADS)
            .set(BootstrappedDqnParams.LEARNING_RATE, golden.at("optimiser").number("lr"))
            .set(BootstrappedDqnParams.GRADIENT_LIMIT, golden.number("gradient_clamp"))
            .set(BootstrappedDqnParams.DOUBLE_Q, golden.flag("double_q"))
            .set(BootstrappedDqnParams.MASK_PROBABILITY, maskProbability);
    ParameterLayout layout = policy.layout();
    BootstrappedDqn learner =
        new BootstrappedDqnWorkspace(policy, Precision.DOUBLE, values)
            .learner(values, new float[layout.size()], MASKS);
    learner.network().online().load(heads(golden.at("params"), layout), 0);
    learner.network().target().load(heads(golden.at("target_params"), layout), 0);
    return learner;
  }

  /** The same parameters in each head. */
  private static double[] heads(Golden parameters, ParameterLayout layout) {
    double[] flat = new double[layout.size()];
    for (ParameterLayout.Entry entry : layout.entries()) {
      double[] array = parameters.array(entry.name().replaceFirst("q\\.[01]\\.", "q."));
      System.arraycopy(array, 0, flat, entry.offset(), array.length);
    }
    return flat;
  }

  /** Every head takes the steps of a network of its own. */
  @GoldenTest("algorithms/dqn")
  void headsThatBeginAlikeLearnWhatOneNetworkDoes(Golden golden) {
    BootstrappedQNetwork policy = policy(golden);
    Minibatch first = GoldenMinibatch.of(golden.list("steps").get(0));
    BootstrappedDqn learner = learner(golden, policy, first, 1);
    for (Golden step : golden.list("steps")) {
      assertThat(learner.step(GoldenMinibatch.of(step), new Generator(1))).isTrue();
      assertClose("loss", learner.takeMetrics().get(Metrics.VALUE_LOSS), step.number("loss"));
      assertClose(
          "parameters",
          numbers(learner.network().online()),
          heads(step.at("params_after"), policy.layout()));
    }
  }

  @GoldenTest("algorithms/dqn")
  void aHeadLearnsNothingFromMaskedTransitions(Golden golden) {
    BootstrappedQNetwork policy = policy(golden);
    Minibatch minibatch = GoldenMinibatch.of(golden.list("steps").get(0));
    long onlyOfTheSecond =
        LongStream.range(0, 1000)
            .filter(number -> Seeds.mask(MASKS, number, 0) >= P && Seeds.mask(MASKS, number, 1) < P)
            .findFirst()
            .orElseThrow();
    Arrays.fill(minibatch.numbers, onlyOfTheSecond);
    BootstrappedDqn learner = learner(golden, policy, minibatch, P);
    assertThat(learner.step(minibatch, new Generator(1))).isTrue();
    double[] gradient = numbers(learner.network().gradient());
    int half = gradient.length / 2;
    assertThat(Arrays.stream(gradient, 0, half).map(Math::abs).sum()).isZero();
    assertThat(Arrays.stream(gradient, half, 2 * half).map(Math::abs).sum()).isPositive();
  }

  @Test
  void masksAreAsProbableAsConfiguredAndIndependentOfEachOther() {
    int transitions = 20_000;
    int[] counts = new int[4];
    for (long number = 0; number < transitions; number++) {
      counts[
          (Seeds.mask(MASKS, number, 3) < 0.3 ? 1 : 0)
              + (Seeds.mask(MASKS, number, 4) < 0.3 ? 2 : 0)]++;
    }
    double[] expected = {0.49, 0.21, 0.21, 0.09};
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) counts[i] / transitions).isCloseTo(expected[i], within(0.02));
    }
  }

  @Test
  void trialsHaveMasksOfTheirOwn() {
    long same =
        LongStream.range(0, 10_000)
            .filter(number -> (Seeds.mask(1, number, 0) < P) == (Seeds.mask(2, number, 0) < P))
            .count();
    assertThat(same / 10_000.0).isCloseTo(P, within(0.02));
  }

  /** A trial's masks follow from its seed alone, and the seed of another gives others. */
  @Test
  void learnersOfEqualSeedsHaveEqualMasks() {
    assertThat(masks(1)).isEqualTo(masks(1)).isNotEqualTo(masks(2));
  }

  private static List<Boolean> masks(long seed) {
    BootstrappedQNetwork policy = new BootstrappedQNetwork(3, 2, 4, HEADS);
    Hyperparameters values =
        new Hyperparameters()
            .set(PolicyParams.HEADS, HEADS)
            .set(BootstrappedDqnParams.MASK_PROBABILITY, P);
    BootstrappedDqn learner =
        (BootstrappedDqn)
            new BootstrappedDqnWorkspace(policy, Precision.FLOAT, values)
                .learner(
                    values,
                    new float[policy.layout().size()],
                    new float[0],
                    new Generator(Seeds.learner(seed)));
    return LongStream.range(0, 100).mapToObj(number -> learner.learns(0, number)).toList();
  }
}
