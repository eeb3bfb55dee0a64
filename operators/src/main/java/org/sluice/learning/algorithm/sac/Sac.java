package org.sluice.learning.algorithm.sac;

import java.util.Arrays;
import java.util.List;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Metrics;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.ActionValues;
import org.sluice.learning.offpolicy.OffPolicyLearner;
import org.sluice.learning.offpolicy.TargetParameters;
import org.sluice.learning.optimiser.LearnedParameters;
import org.sluice.learning.replay.Minibatch;
import org.sluice.learning.vectors.Vectors;

/**
 * Soft actor-critic (Haarnoja et al. 2018, Soft actor-critic algorithms and applications), with
 * actions scaled to [−1, 1]^d; ã and ã' are drawn from π.
 *
 * <pre>
 * y = c r + γ (min_i Q⁻_i(s', ã') − α log π(ã' | s'))   only c r after a terminated episode
 * Q_i      minimises  ½ mean (Q_i(s, a) − y)²,  i = 1, 2
 * policy   minimises  mean (α log π(ã | s) − min_i Q_i(s, ã)), differentiated through ã
 * log α    minimises  −log α mean (log π(ã | s) + d h),  h = target-entropy
 * </pre>
 *
 * <p>With a value network, as in the code of the first version (Haarnoja et al. 2018, Soft
 * actor-critic: off-policy maximum entropy deep reinforcement learning):
 *
 * <pre>
 * y = c r + γ V⁻(s')
 * V        minimises  ½ mean (V(s) − min_i Q_i(s, ã) + α log π(ã | s))²
 * policy   minimises  mean (α log π(ã | s) − Q_1(s, ã))
 * </pre>
 *
 * <p>By Adam; all gradients are taken before all steps. Deviation: time limits do not end an
 * episode's value, since truncated steps keep their second term.
 */
final class Sac extends OffPolicyLearner {

  static final Metric TEMPERATURE =
      new Metric(
          "temperature",
          "Weight α of the policy's entropy, learned or fixed: scaled discounted return per nat.");

  static final List<Metric> SAC_METRICS =
      List.of(Metrics.VALUE_LOSS, Metrics.MEAN_Q, Metrics.ENTROPY, TEMPERATURE);

  private final SacWorkspace workspace;
  private final SacNetworks networks;
  private final double learningRate;
  private final double fixedTemperature;
  private final double targetEntropy;

  /**
   * @param policy Not modified. θ at first
   * @param random for the other initial parameters
   */
  Sac(SacWorkspace workspace, Hyperparameters values, float[] policy, Generator random) {
    this(workspace, values, SacNetworks.initial(workspace, values, policy, random));
  }

  private Sac(SacWorkspace workspace, Hyperparameters values, SacNetworks networks) {
    super(SAC_METRICS, workspace.minibatch, networks.all(), values);
    this.workspace = workspace;
    this.networks = networks;
    this.learningRate = values.get(SacParams.LEARNING_RATE);
    this.fixedTemperature = values.get(SacParams.TEMPERATURE);
    this.targetEntropy = values.get(SacParams.TARGET_ENTROPY) * workspace.actionDim;
  }

  @Override
  protected boolean step(Minibatch minibatch, Generator random) {
    double temperature = temperature();
    computeTargets(minibatch, temperature, random);
    observe(minibatch.observations);
    workspace.scale.scale(minibatch.actions, workspace.actions);
    double loss1 = differentiateCritic(workspace.q1, networks.q1());
    double loss2 = differentiateCritic(workspace.q2, networks.q2());
    computeSoftValues(networks.q1().online(), networks.q2().online(), temperature, random);
    double q = differentiatePolicy(temperature);
    double valueLoss = networks.value().isPresent() ? differentiateValue(minibatch) : 0;
    networks.logTemperature().ifPresent(this::differentiateTemperature);
    if (!Double.isFinite(loss1 + loss2 + q + valueLoss)) {
      return false;
    }
    networks.all().forEach(network -> network.step(learningRate));
    double entropy = workspace.logScale - Vectors.mean(workspace.logProbabilities);
    count(0.5 * (loss1 + loss2), q, entropy, temperature);
    return true;
  }

  /** α. */
  private double temperature() {
    return networks
        .logTemperature()
        .map(log -> StrictMath.exp(log.values().get(0)))
        .orElse(fixedTemperature);
  }

  private void computeTargets(Minibatch minibatch, double temperature, Generator random) {
    double[] next;
    if (networks.value().isPresent()) {
      ActionValues value = workspace.value.orElseThrow();
      value.observe(minibatch.nextObservations);
      value.evaluate(networks.value().orElseThrow().target());
      next = value.values;
    } else {
      observe(minibatch.nextObservations);
      computeSoftValues(networks.q1().target(), networks.q2().target(), temperature, random);
      next = workspace.softValues.targets;
    }
    computeTargets(workspace.error, minibatch, next);
  }

  private void observe(double[] observations) {
    workspace.policy.observe(observations);
    workspace.q1.observe(observations);
    workspace.q2.observe(observations);
  }

  /** Samples actions; min Q − α log π of them. */
  private void computeSoftValues(Block q1, Block q2, double temperature, Generator random) {
    Block sampled = workspace.policy.sample(networks.policy().values(), random);
    workspace.scale.scale(sampled, workspace.actions);
    workspace.policy.logProbabilities(workspace.logProbabilities);
    evaluate(workspace.q1, q1);
    evaluate(workspace.q2, q2);
    for (int i = 0; i < workspace.rows; i++) {
      workspace.logProbabilities[i] += workspace.logScale;
      workspace.softValues.targets[i] =
          Math.min(workspace.q1.values[i], workspace.q2.values[i])
              - temperature * workspace.logProbabilities[i];
    }
  }

  private void evaluate(ActionValues values, Block parameters) {
    values.act(workspace.actions);
    values.evaluate(parameters);
  }

  /** A critic's gradient; returns its loss. */
  private double differentiateCritic(ActionValues values, TargetParameters critic) {
    values.act(workspace.actions);
    return workspace.error.differentiate(values, critic.online(), critic.gradient());
  }

  /** The value network's gradient, after the soft values; returns its loss. */
  private double differentiateValue(Minibatch minibatch) {
    ActionValues values = workspace.value.orElseThrow();
    TargetParameters value = networks.value().orElseThrow();
    values.observe(minibatch.observations);
    return workspace.softValues.differentiate(values, value.online(), value.gradient());
  }

  /** The policy's gradient, after the soft values; returns the mean of the Q that it climbs. */
  private double differentiatePolicy(double temperature) {
    int rows = workspace.rows;
    ActionValues q1 = workspace.q1;
    ActionValues q2 = workspace.q2;
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      boolean first = networks.value().isPresent() || q1.values[i] <= q2.values[i];
      workspace.weights1[i] = first ? -1.0 / rows : 0;
      workspace.weights2[i] = first ? 0 : -1.0 / rows;
      sum += first ? q1.values[i] : q2.values[i];
    }
    q1.differentiateByActions(workspace.weights1);
    q2.differentiateByActions(workspace.weights2);
    for (int row = 0; row < rows; row++) {
      for (int d = 0; d < workspace.actionDim; d++) {
        double gradient = q1.actionGradient().get(d, row) + q2.actionGradient().get(d, row);
        workspace.scale.adjoint(d, row, gradient, workspace.byActions);
      }
    }
    Arrays.fill(workspace.weights1, temperature / rows);
    workspace.policy.gradient(
        workspace.byActions, workspace.weights1, networks.policy().gradient());
    return sum / rows;
  }

  private void differentiateTemperature(LearnedParameters logTemperature) {
    double surplus = -Vectors.mean(workspace.logProbabilities) - targetEntropy;
    logTemperature.gradient().set(0, surplus);
  }

  /** What is learned. */
  SacNetworks networks() {
    return networks;
  }
}
