package org.sluice.learning.algorithm.acktr;

import java.util.Arrays;
import org.sluice.env.Generator;
import org.sluice.learning.golden.Batches;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.nodes.Input;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.Sample;
import org.sluice.learning.trustregion.PolicyBatch;

/** One-step episodes: the reward is −|a − target(s)|², target_j(s) = s_0 (−1)^j / 2. */
final class Bandit {

  private final Policy policy;
  private final int batch;
  private final Graph graph;
  private final Input observation;
  private final Input noise;
  private final Sample sample;
  private final Generator random;
  private double meanReward;

  Bandit(Policy policy, Precision precision, int batch, long seed) {
    this.policy = policy;
    this.batch = batch;
    this.graph = new Graph(precision, batch, policy.layout(), false);
    this.observation = graph.input(policy.observationDim());
    this.noise = graph.input(policy.noiseDim());
    this.sample = policy.sample(graph, observation, noise);
    this.random = new Generator(seed);
  }

  /** A batch of the policy's own actions, with standardised rewards as advantages. */
  PolicyBatch draw(double[] parameters) {
    Batches.set(observation, gaussians(policy.observationDim()));
    Batches.set(noise, gaussians(policy.noiseDim()));
    graph.setParameters(parameters);
    graph.forward();
    double[] observations = Batches.rowMajor(observation.value());
    double[] actions = Batches.rowMajor(sample.action().value());
    double[] rewards = new double[batch];
    for (int i = 0; i < batch; i++) {
      for (int j = 0; j < policy.actionDim(); j++) {
        double target = observations[i * policy.observationDim()] * (j % 2 == 0 ? 0.5 : -0.5);
        double error = actions[i * policy.actionDim() + j] - target;
        rewards[i] -= error * error;
      }
    }
    standardise(rewards);
    return new PolicyBatch(
        observations, actions, Batches.rowMajor(sample.logProbability().value()), rewards);
  }

  /** The mean reward of the last batch. */
  double meanReward() {
    return meanReward;
  }

  private double[] gaussians(int width) {
    double[] numbers = new double[batch * width];
    Arrays.setAll(numbers, i -> random.gaussian());
    return numbers;
  }

  private void standardise(double[] rewards) {
    meanReward = Arrays.stream(rewards).average().orElseThrow();
    double variance = 0;
    for (double reward : rewards) {
      variance += (reward - meanReward) * (reward - meanReward) / batch;
    }
    for (int i = 0; i < batch; i++) {
      rewards[i] = (rewards[i] - meanReward) / Math.sqrt(variance);
    }
  }
}
