package org.sluice.learning.algorithm.mnfdqn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sluice.env.Generator;
import org.sluice.learning.actorcritic.GoldenCase;
import org.sluice.learning.golden.Numbers;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.policy.type.BayesianQNetwork;
import org.sluice.learning.posterior.PosteriorSettings;
import org.sluice.learning.posterior.inference.PosteriorDraws;
import org.sluice.learning.replay.Minibatch;

/** Properties of a gradient step. */
class MnfDqnTest {

  private static final int ROWS = 8;
  private static final int OBSERVED = 4;

  private final Hyperparameters values =
      new Hyperparameters()
          .set(OffPolicyParams.MINIBATCH, ROWS)
          .set(MnfDqnParams.HUBER_LIMIT, 1e9)
          .set(MnfDqnParams.KL_WEIGHT, 0.01);

  private BayesianQNetwork policy(boolean multipliers) {
    return new BayesianQNetwork(
        OBSERVED, 3, 5, new PosteriorSettings(multipliers, 1, 1, 4, 0, -2, true));
  }

  /** The gradient of a step, with rewards that make it large. */
  private double[] gradient(BayesianQNetwork policy) {
    PosteriorDraws draws = new PosteriorDraws(policy.posterior().orElseThrow(), ROWS, true);
    MnfDqnWorkspace workspace = new MnfDqnWorkspace(policy, Precision.DOUBLE, values, draws);
    float[] parameters = policy.layout().initialiseFloats(new Generator(1));
    MnfDqn learner = new MnfDqn(workspace, values, parameters);
    Minibatch minibatch = new Minibatch(ROWS, OBSERVED, 1);
    Generator random = new Generator(2);
    double[] numbers = Numbers.normal(random, ROWS * OBSERVED, 1);
    System.arraycopy(numbers, 0, minibatch.observations, 0, numbers.length);
    System.arraycopy(numbers, 0, minibatch.nextObservations, 0, numbers.length);
    Arrays.fill(minibatch.rewards, 20);
    assertThat(learner.step(minibatch, random)).isTrue();
    return GoldenCase.numbers(learner.network().gradient());
  }

  @Test
  void eachEntryOfTheGradientIsLimited() {
    BayesianQNetwork policy = policy(true);
    double[] limited = gradient(policy);
    values.set(MnfDqnParams.GRADIENT_LIMIT, 1e9);
    double[] whole = gradient(policy);
    assertThat(limited).contains(1).contains(-1);
    assertThat(Arrays.stream(whole).filter(number -> number != 0 && Math.abs(number) < 1))
        .isNotEmpty();
    for (int i = 0; i < whole.length; i++) {
      assertThat(limited[i]).isEqualTo(Math.max(-1, Math.min(1, whole[i])));
    }
  }

  /** The divergence alone gives the auxiliary distribution a gradient. */
  @Test
  void withoutItsWeightTheDivergenceHasNoEffect() {
    BayesianQNetwork policy = policy(true);
    assertThat(squares(policy, ".r")).isPositive();
    values.set(MnfDqnParams.KL_WEIGHT, 0.0);
    assertThat(squares(policy, ".r")).isZero();
  }

  /** As in noisy networks (Fortunato et al. 2018). */
  @Test
  void theLossAloneLearnsDeviations() {
    values.set(MnfDqnParams.KL_WEIGHT, 0.0);
    BayesianQNetwork policy = policy(false);
    assertThat(squares(policy, "fc2.b.logvar")).isPositive();
  }

  /** The sum of the squared gradient of parameters with a name. */
  private double squares(BayesianQNetwork policy, String name) {
    double[] gradient = gradient(policy);
    return policy.layout().entries().stream()
        .filter(entry -> entry.name().contains(name))
        .flatMapToDouble(
            entry -> Arrays.stream(gradient, entry.offset(), entry.offset() + entry.size()))
        .map(number -> number * number)
        .sum();
  }
}
