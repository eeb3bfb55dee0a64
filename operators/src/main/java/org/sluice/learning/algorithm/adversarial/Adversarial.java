package org.sluice.learning.algorithm.adversarial;

import java.util.List;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Metrics;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.imitation.ImitationLearner;
import org.sluice.learning.imitation.Pairs;
import org.sluice.learning.offpolicy.ActionClassifier;
import org.sluice.learning.offpolicy.ActionValues;
import org.sluice.learning.optimiser.LearnedParameters;

/**
 * Generative adversarial imitation of pairs (s, a).
 *
 * <pre>
 * classifier c  minimises  mean softplus(−c(s, a)) + mean softplus(c(s', f_θ(s', ε)))
 * policy f      minimises  mean softplus(−c(s', f_θ(s', ε)))          non-saturating
 *               or        −mean softplus(c(s', f_θ(s', ε)))           saturating
 * </pre>
 *
 * <p>(s, a) and s' are drawn from the demonstrations; 1 / (1 + e^−c) is the probability that an
 * action is the expert's. The classifier takes its step by Adam first, then the policy, with fresh
 * noise ε and the new classifier.
 *
 * <p>Goodfellow et al. 2014; Tang and Agrawal 2018, appendix E.3, where the classifier sees
 * trajectories, in an architecture that is not given.
 */
final class Adversarial extends ImitationLearner {

  private static final Metric CLASSIFIER_ACCURACY =
      new Metric(
          "classifier_accuracy",
          "Share of pairs that the classifier assigns to the right one of expert and policy: at most"
              + " 1.");

  private static final Metric GENERATOR_LOSS =
      new Metric("generator_loss", "Loss of the policy against the classifier: nats.");

  static final List<Metric> METRICS =
      List.of(Metrics.CLASSIFIER_LOSS, CLASSIFIER_ACCURACY, GENERATOR_LOSS);

  private final AdversarialWorkspace workspace;
  private final LearnedParameters policy;
  private final LearnedParameters classifier;
  private final double policyRate;
  private final double classifierRate;
  private final boolean saturating;

  /**
   * @param initialPolicy Not modified. θ at first
   * @param initialClassifier Not modified. ψ at first
   */
  Adversarial(
      AdversarialWorkspace workspace,
      Hyperparameters values,
      float[] initialPolicy,
      float[] initialClassifier) {
    this(
        workspace,
        values,
        new LearnedParameters(workspace.precision, initialPolicy),
        new LearnedParameters(workspace.precision, initialClassifier));
  }

  private Adversarial(
      AdversarialWorkspace workspace,
      Hyperparameters values,
      LearnedParameters policy,
      LearnedParameters classifier) {
    super(workspace, List.of(policy, classifier), values);
    this.workspace = workspace;
    this.policy = policy;
    this.classifier = classifier;
    this.policyRate = values.get(AdversarialParams.LEARNING_RATE);
    this.classifierRate = values.get(AdversarialParams.CLASSIFIER_LEARNING_RATE);
    this.saturating =
        values.get(AdversarialParams.GENERATOR_LOSS).equals(AdversarialParams.SATURATING);
  }

  @Override
  protected boolean step(Generator random) {
    sample(random, workspace.expert);
    sample(random, workspace.states);
    double classifierLoss =
        differentiateClassifier(workspace.expert, workspace.states.observations(), random);
    classifier.step(classifierRate);
    double policyLoss = differentiatePolicy(workspace.states.observations(), random);
    policy.step(policyRate);
    count(Metrics.CLASSIFIER_LOSS, classifierLoss);
    count(GENERATOR_LOSS, policyLoss);
    return Double.isFinite(classifierLoss) && Double.isFinite(policyLoss);
  }

  /**
   * The classifier's gradient; returns its loss.
   *
   * @param states Not modified. Where the policy acts, {@code [rows, observationDim]}
   */
  double differentiateClassifier(Pairs expert, double[] states, Generator random) {
    workspace.generator.observe(states);
    Block actions = workspace.generator.sample(policy.values(), random);
    for (int i = 0; i < workspace.generated.length; i++) {
      workspace.generated[i] = actions.get(i % actions.rows, i / actions.rows);
    }
    workspace.classifier.setFirst(expert.observations(), expert.actions());
    workspace.classifier.setSecond(states, workspace.generated);
    double loss = workspace.classifier.differentiate(classifier.values(), classifier.gradient());
    count(CLASSIFIER_ACCURACY, accuracy(workspace.classifier.logits(), expert.rows()));
    return loss;
  }

  /** The share of logits with the right sign; the expert's come first. */
  private static double accuracy(double[] logits, int experts) {
    int right = 0;
    for (int i = 0; i < logits.length; i++) {
      right += logits[i] > 0 == i < experts ? 1 : 0;
    }
    return (double) right / logits.length;
  }

  /**
   * The policy's gradient; returns its loss.
   *
   * @param states Not modified. {@code [rows, observationDim]}
   */
  double differentiatePolicy(double[] states, Generator random) {
    ActionValues opinion = workspace.opinion;
    workspace.generator.observe(states);
    opinion.observe(states);
    opinion.act(workspace.generator.sample(policy.values(), random));
    opinion.evaluate(classifier.values());
    int rows = opinion.values.length;
    double loss = 0;
    for (int i = 0; i < rows; i++) {
      double c = opinion.values[i];
      loss += saturating ? -ActionClassifier.softplus(c) : ActionClassifier.softplus(-c);
      workspace.weights[i] = -ActionClassifier.sigmoid(saturating ? c : -c) / rows;
    }
    opinion.differentiateByActions(workspace.weights);
    workspace.generator.gradient(opinion.actionGradient(), policy.gradient());
    return loss / rows;
  }

  /** θ. */
  LearnedParameters policyParameters() {
    return policy;
  }

  /** ψ. */
  LearnedParameters classifierParameters() {
    return classifier;
  }
}
