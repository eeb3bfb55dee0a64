package org.sluice.learning.algorithm.mnfddpg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sluice.learning.actorcritic.GoldenCase.numbers;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sluice.env.Box;
import org.sluice.env.Generator;
import org.sluice.learning.golden.Numbers;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.ActionValues;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.offpolicy.PolicyActions;
import org.sluice.learning.policy.type.Deterministic;
import org.sluice.learning.posterior.PosteriorSettings;
import org.sluice.learning.posterior.inference.PosteriorDraws;
import org.sluice.learning.replay.Minibatch;
import org.sluice.learning.vectors.Vectors;

/** The policy climbs the critic under the draws of the gradient step. */
class MnfDdpgPolicyTest {

  private static final int ROWS = 6;
  private static final int OBSERVATION = 3;
  private static final int ACTION = 2;
  private static final double STEP = 1e-5;

  private final Deterministic policy =
      new Deterministic(OBSERVATION, Box.uniform(ACTION, -1, 1), 5, true);
  private final PosteriorCritic critic =
      PosteriorCritic.of(
          "critic.", OBSERVATION, ACTION, 7, new PosteriorSettings(true, 1, 1, 4, 0, -2, true));
  private final PosteriorDraws draws = new PosteriorDraws(critic.weights(), ROWS, false);

  /** Its steps change no parameter, so that the gradient can be compared afterwards. */
  private final Hyperparameters values =
      new Hyperparameters()
          .set(OffPolicyParams.MINIBATCH, ROWS)
          .set(MnfDdpgParams.SIMULTANEOUS_UPDATES, true)
          .set(MnfDdpgParams.LEARNING_RATE, 1e-300)
          .set(MnfDdpgParams.CRITIC_LEARNING_RATE, 1e-300);

  private final MnfDdpgWorkspace workspace =
      new MnfDdpgWorkspace(policy, critic, Precision.DOUBLE, values, draws);
  private final PolicyActions actions = new PolicyActions(policy, Precision.DOUBLE, ROWS);
  private final Minibatch minibatch = new Minibatch(ROWS, OBSERVATION, ACTION);
  private final double[] theta = Numbers.normal(new Generator(1), policy.layout().size(), 0.5);
  private final MnfDdpg learner =
      new MnfDdpg(workspace, values, new float[theta.length], new float[workspace.layout().size()]);

  MnfDdpgPolicyTest() {
    learner.actor().online().load(theta, 0);
    learner.critic().online().load(workspace.layout().initialise(new Generator(2)), 0);
    Generator random = new Generator(3);
    for (double[] row :
        new double[][] {
          minibatch.observations, minibatch.actions, minibatch.rewards, minibatch.nextObservations
        }) {
      System.arraycopy(Numbers.normal(random, row.length, 1), 0, row, 0, row.length);
    }
  }

  /** −mean Q_W(s, π(s)). */
  private double loss(double[] parameters, double[] noise) {
    Block block = Precision.DOUBLE.block(1, parameters.length);
    block.load(parameters, 0);
    ActionValues q = workspace.buffers.critic();
    actions.observe(minibatch.observations);
    q.observe(minibatch.observations);
    q.setNoise(noise);
    q.act(actions.sample(block, new Generator(5)));
    q.evaluate(learner.critic().online());
    return -Vectors.mean(q.values);
  }

  private double[] slope(double[] noise) {
    double[] slope = new double[theta.length];
    for (int i = 0; i < slope.length; i++) {
      double[] shifted = theta.clone();
      shifted[i] = theta[i] + STEP;
      double above = loss(shifted, noise);
      shifted[i] = theta[i] - STEP;
      slope[i] = (above - loss(shifted, noise)) / (2 * STEP);
    }
    return slope;
  }

  @Test
  void itsGradientIsUnderTheDrawsOfTheStep() {
    assertThat(learner.step(minibatch, new Generator(4))).isTrue();
    assertThat(numbers(learner.actor().online())).containsExactly(theta, within(1e-299));
    double[] gradient = numbers(learner.actor().gradient());
    assertThat(Arrays.stream(gradient).map(Math::abs).max().orElseThrow()).isGreaterThan(1e-3);
    assertThat(gradient).containsExactly(slope(draws.states()), within(1e-7));
    double[] without = slope(draws.none());
    double difference = 0;
    for (int i = 0; i < gradient.length; i++) {
      difference = Math.max(difference, Math.abs(gradient[i] - without[i]));
    }
    assertThat(difference).isGreaterThan(1e-3);
  }
}
