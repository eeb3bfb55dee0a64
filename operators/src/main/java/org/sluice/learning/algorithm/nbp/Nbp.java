package org.sluice.learning.algorithm.nbp;

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
 * The off-policy algorithm for non-invertible blackbox policies a = f_θ(s, ε) (Tang and Agrawal
 * 2018, Implicit Policy, algorithm 1), with actions scaled to [−1, 1]^d.
 *
 * <pre>
 * y = c r + γ Q⁻(s', f_θ⁻(s', ε))        without the second term after a terminated episode
 * critic      minimises  mean (Q(s, a) − y)²
 * classifier  tells the policy's actions, or the recorded ones, from uniform ones
 * policy      minimises  −mean Q(s, f) + β mean c(s, f)      f = f_θ(s, ε), by its pathwise gradient
 * </pre>
 *
 * <p>By Adam, one after the other, each with the numbers that the one before has learned. −mean c
 * estimates the policy's entropy less the logarithm of the action space's volume; its gradient by θ
 * with the classifier held fixed is that of the entropy (theorem 3.2). Equation 7 classifies the
 * policy's actions; in the paper's algorithm 1, recorded actions stand for them. Deviation: neither
 * a terminal state nor reward scaling is in the paper, and time limits do not end an episode's
 * value.
 */
final class Nbp extends OffPolicyLearner {

  static final List<Metric> NBP_METRICS =
      List.of(Metrics.VALUE_LOSS, Metrics.MEAN_Q, Metrics.ENTROPY, Metrics.CLASSIFIER_LOSS);

  private final NbpWorkspace workspace;
  private final TargetParameters actor;
  private final TargetParameters critic;

  private final LearnedParameters classifier;
  private final double actorRate;
  private final double criticRate;
  private final double classifierRate;
  private final double beta;
  private final boolean sharedNoise;
  private final boolean classifiesRecorded;

  /**
   * @param policy Not modified. θ at first
   * @param q Not modified. φ at first
   * @param c Not modified. ψ at first
   */
  Nbp(NbpWorkspace workspace, Hyperparameters values, float[] policy, float[] q, float[] c) {
    this(
        workspace,
        values,
        new TargetParameters(workspace.precision, policy),
        new TargetParameters(workspace.precision, q),
        new LearnedParameters(workspace.precision, c));
  }

  private Nbp(
      NbpWorkspace workspace,
      Hyperparameters values,
      TargetParameters actor,
      TargetParameters critic,
      LearnedParameters classifier) {
    super(NBP_METRICS, workspace.minibatch, List.of(actor, critic, classifier), values);
    this.workspace = workspace;
    this.actor = actor;
    this.critic = critic;
    this.classifier = classifier;
    this.actorRate = values.get(NbpParams.LEARNING_RATE);
    this.criticRate = values.get(NbpParams.CRITIC_LEARNING_RATE);
    this.classifierRate = values.get(NbpParams.CLASSIFIER_LEARNING_RATE);
    this.beta = values.get(NbpParams.ENTROPY_COEFFICIENT);
    this.sharedNoise = values.get(NbpParams.SHARED_NOISE);
    this.classifiesRecorded = values.get(NbpParams.CLASSIFIED_ACTIONS).equals(NbpParams.RECORDED);
  }

  @Override
  protected boolean step(Minibatch minibatch, Generator random) {
    double[] uniform = workspace.uniform;
    for (int i = 0; i < uniform.length; i++) {
      uniform[i] = random.uniform(-1, 1);
    }
    return step(minibatch, uniform, random);
  }

  /**
   * Takes a gradient step.
   *
   * @param uniform Not modified. Uniform actions, scaled, {@code [rows, actionDim]}
   */
  boolean step(Minibatch minibatch, double[] uniform, Generator random) {
    double criticLoss = differentiateCritic(minibatch, random);
    critic.step(criticRate);
    double classifierLoss = differentiateClassifier(minibatch, uniform, random);
    classifier.step(classifierRate);
    differentiatePolicy(minibatch, random);
    double q = Vectors.mean(workspace.critic.values);
    double entropy = workspace.scale.logVolume() - Vectors.mean(workspace.logits.values);
    if (!Double.isFinite(criticLoss + classifierLoss + q + entropy)) {
      return false;
    }
    actor.step(actorRate);
    count(criticLoss, q, entropy, classifierLoss);
    return true;
  }

  /** The scaled actions of a policy, in the workspace. */
  private void act(double[] observations, Block parameters, Generator random) {
    workspace.actor.observe(observations);
    Block sampled =
        sharedNoise
            ? workspace.actor.sampleAlike(parameters, random)
            : workspace.actor.sample(parameters, random);
    workspace.scale.scale(sampled, workspace.actions);
  }

  /** The critic's gradient; returns its loss. */
  double differentiateCritic(Minibatch minibatch, Generator random) {
    ActionValues q = workspace.critic;
    act(minibatch.nextObservations, actor.target(), random);
    q.observe(minibatch.nextObservations);
    q.act(workspace.actions);
    q.evaluate(critic.target());
    computeTargets(workspace.error, minibatch, q.values);
    workspace.scale.scale(minibatch.actions, workspace.actions);
    q.observe(minibatch.observations);
    q.act(workspace.actions);
    return workspace.error.differentiate(q, critic.online(), critic.gradient());
  }

  /**
   * The classifier's gradient; returns its loss.
   *
   * @param uniform Not modified. As for a step
   */
  double differentiateClassifier(Minibatch minibatch, double[] uniform, Generator random) {
    if (classifiesRecorded) {
      workspace.scale.scale(minibatch.actions, workspace.actions);
    } else {
      act(minibatch.observations, actor.online(), random);
    }
    workspace.classifier.setFirst(minibatch.observations, workspace.actions);
    workspace.classifier.setSecond(minibatch.observations, uniform);
    return workspace.classifier.differentiate(classifier.values(), classifier.gradient());
  }

  /** The policy's gradient. */
  void differentiatePolicy(Minibatch minibatch, Generator random) {
    act(minibatch.observations, actor.online(), random);
    int rows = minibatch.rows();
    differentiate(workspace.critic, minibatch, critic.online(), -1.0 / rows);
    differentiate(workspace.logits, minibatch, classifier.values(), beta / rows);
    Block byQ = workspace.critic.actionGradient();
    Block byLogit = workspace.logits.actionGradient();
    for (int row = 0; row < rows; row++) {
      for (int d = 0; d < byQ.rows; d++) {
        double byAction = byQ.get(d, row) + byLogit.get(d, row);
        workspace.scale.adjoint(d, row, byAction, workspace.byActions);
      }
    }
    workspace.actor.gradient(workspace.byActions, actor.gradient());
  }

  /** Differentiates weight · Σ of a network at the policy's actions by these. */
  private void differentiate(
      ActionValues network, Minibatch minibatch, Block parameters, double weight) {
    network.observe(minibatch.observations);
    network.act(workspace.actions);
    network.evaluate(parameters);
    Arrays.fill(workspace.weights, weight);
    network.differentiateByActions(workspace.weights);
  }

  /** θ and θ⁻. */
  TargetParameters actor() {
    return actor;
  }

  /** φ and φ⁻. */
  TargetParameters critic() {
    return critic;
  }

  /** ψ. */
  LearnedParameters classifier() {
    return classifier;
  }
}
