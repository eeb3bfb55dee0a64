package org.sluice.learning.algorithm.dqn;

import java.util.List;
import org.sluice.env.Generator;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.OffPolicyLearner;
import org.sluice.learning.offpolicy.TargetParameters;
import org.sluice.learning.optimiser.Adam;
import org.sluice.learning.replay.Minibatch;

/**
 * Deep Q-network (Mnih et al. 2015), with double Q-learning (van Hasselt et al. 2016).
 *
 * <pre>
 * y = c r + γ Q⁻(s', a*)          without the second term after a terminated episode
 * a* = argmax_a Q(s', a)          with double-q; else argmax_a Q⁻(s', a)
 * loss = mean h(Q(s, a) − y),     h(x) = x²/2 for |x| < δ, else δ (|x| − δ/2), δ = huber-limit
 * </pre>
 *
 * <p>By Adam with ε = 1.5 · 10⁻⁴ in PyTorch's form, with each entry of the gradient clipped, as in
 * the code of Touati et al. 2018. Deviation: time limits do not end an episode's value, since
 * truncated steps keep their second term.
 */
final class Dqn extends OffPolicyLearner {

  private static final double ADAM_EPSILON = 1.5e-4;

  private final DqnWorkspace workspace;
  private final TargetParameters network;
  private final double learningRate;
  private final double huberLimit;
  private final double gradientLimit;
  private final boolean doubleQ;

  /**
   * @param policy Not modified. θ at first
   */
  Dqn(DqnWorkspace workspace, Hyperparameters values, float[] policy) {
    this(
        workspace,
        values,
        new TargetParameters(
            workspace.precision,
            policy,
            new Adam(workspace.precision, policy.length, Adam.Form.PYTORCH, ADAM_EPSILON)));
  }

  private Dqn(DqnWorkspace workspace, Hyperparameters values, TargetParameters network) {
    super(workspace.minibatch, List.of(network), values);
    this.workspace = workspace;
    this.network = network;
    this.learningRate = values.get(DqnParams.LEARNING_RATE);
    this.huberLimit = values.get(DqnParams.HUBER_LIMIT);
    this.gradientLimit = values.get(DqnParams.GRADIENT_LIMIT);
    this.doubleQ = values.get(DqnParams.DOUBLE_Q);
  }

  @Override
  protected boolean step(Minibatch minibatch, Generator random) {
    computeTargets(minibatch);
    workspace.q.evaluate(network.online(), minibatch.observations);
    int rows = minibatch.rows();
    double lossSum = 0;
    double qSum = 0;
    for (int i = 0; i < rows; i++) {
      workspace.actions[i] = (int) minibatch.actions[i];
      double q = workspace.q.get(i, workspace.actions[i]);
      double error = q - workspace.error.targets[i];
      qSum += q;
      double limited = Math.max(-huberLimit, Math.min(huberLimit, error));
      lossSum += limited * (error - 0.5 * limited);
      workspace.weights[i] = limited / rows;
    }
    if (!Double.isFinite(lossSum)) {
      return false;
    }
    Block gradient = network.gradient();
    workspace.q.gradient(workspace.actions, workspace.weights, gradient);
    for (int i = 0; i < gradient.size(); i++) {
      gradient.set(i, Math.max(-gradientLimit, Math.min(gradientLimit, gradient.get(i))));
    }
    network.step(learningRate);
    count(lossSum / rows, qSum / rows);
    return true;
  }

  private void computeTargets(Minibatch minibatch) {
    QValues q = workspace.q;
    int rows = minibatch.rows();
    if (doubleQ) {
      q.evaluate(network.online(), minibatch.nextObservations);
      for (int i = 0; i < rows; i++) {
        workspace.nextActions[i] = q.greedy(i);
      }
    }
    q.evaluate(network.target(), minibatch.nextObservations);
    for (int i = 0; i < rows; i++) {
      int action = doubleQ ? workspace.nextActions[i] : q.greedy(i);
      workspace.next[i] = q.get(i, action);
    }
    computeTargets(workspace.error, minibatch, workspace.next);
  }

  /** θ and θ⁻. */
  TargetParameters network() {
    return network;
  }
}
