package org.sluice.learning.deepq;

import java.util.List;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.OffPolicyLearner;
import org.sluice.learning.offpolicy.TargetParameters;
import org.sluice.learning.optimiser.Adam;
import org.sluice.learning.replay.Minibatch;

/**
 * Deep Q-learning (Mnih et al. 2015), with double Q-learning (van Hasselt et al. 2016).
 *
 * <pre>
 * y = c r + γ Q⁻(s', a*)          without the second term after a terminated episode
 * a* = argmax_a Q(s', a)          with double-q; else argmax_a Q⁻(s', a)
 * loss = mean h(Q(s, a) − y),     h(x) = x²/2 for |x| &lt; δ, else δ (|x| − δ/2), δ = huber-limit
 * </pre>
 *
 * <p>By Adam with ε = 1.5 · 10⁻⁴ in PyTorch's form, with each entry of the gradient clipped, as in
 * the code of Touati et al. 2018. Deviation: time limits do not end an episode's value, since
 * truncated steps keep their second term.
 */
public abstract class DeepQLearner extends OffPolicyLearner {

  private static final double ADAM_EPSILON = 1.5e-4;

  private final DeepQBuffers buffers;
  private final TargetParameters network;
  private final double learningRate;
  private final double huberLimit;
  private final double gradientLimit;
  private final boolean doubleQ;

  /** Whose values are about to be computed. */
  protected enum Evaluation {
    /** Q(s', ·), which chooses the next action. */
    NEXT_ACTIONS,
    /** Q⁻(s', ·). */
    TARGETS,
    /** Q(s, ·), whose gradient is taken. */
    LEARNED
  }

  /**
   * @param metrics that {@link #report} counts
   * @param policy Not modified. θ at first
   */
  protected DeepQLearner(
      List<Metric> metrics, DeepQBuffers buffers, Hyperparameters values, float[] policy) {
    this(metrics, buffers, values, network(buffers, policy));
  }

  private DeepQLearner(
      List<Metric> metrics,
      DeepQBuffers buffers,
      Hyperparameters values,
      TargetParameters network) {
    super(metrics, buffers.minibatch, List.of(network), values);
    this.buffers = buffers;
    this.network = network;
    this.learningRate = values.get(DeepQParams.LEARNING_RATE);
    this.huberLimit = values.get(DeepQParams.HUBER_LIMIT);
    this.gradientLimit = values.get(DeepQParams.GRADIENT_LIMIT);
    this.doubleQ = values.get(DeepQParams.DOUBLE_Q);
  }

  private static TargetParameters network(DeepQBuffers buffers, float[] policy) {
    return new TargetParameters(
        buffers.precision,
        policy,
        new Adam(buffers.precision, policy.length, Adam.Form.PYTORCH, ADAM_EPSILON));
  }

  /** Called before a gradient step; draws what all of its evaluations share. */
  protected void beginStep(Generator random) {}

  /** Called before each evaluation. */
  protected void beginEvaluation(Evaluation evaluation) {}

  /**
   * Whether a head learns from a transition; by default, from all.
   *
   * @param number of the transition since the trial began
   */
  protected boolean learns(int head, long number) {
    return true;
  }

  /**
   * Adds to the gradient of the loss.
   *
   * @param parameters Not modified. θ
   * @param gradient Modified.
   * @return the term of the loss, for {@link #report}
   */
  protected double regularise(Block parameters, Block gradient) {
    return 0;
  }

  /**
   * Counts a gradient step.
   *
   * @param loss mean h, over all heads and transitions
   * @param q mean Q(s, a), over the same
   * @param regularisation what {@link #regularise} returned
   */
  protected void report(double loss, double q, double regularisation) {
    count(loss, q);
  }

  @Override
  public final boolean step(Minibatch minibatch, Generator random) {
    beginStep(random);
    computeTargets(minibatch);
    beginEvaluation(Evaluation.LEARNED);
    buffers.q.evaluate(network.online(), minibatch.observations);
    int rows = minibatch.rows();
    int heads = buffers.q.heads();
    double lossSum = 0;
    double qSum = 0;
    for (int i = 0; i < rows; i++) {
      buffers.actions[i] = (int) minibatch.actions[i];
    }
    for (int head = 0; head < heads; head++) {
      for (int i = 0; i < rows; i++) {
        double q = buffers.q.get(head, i, buffers.actions[i]);
        double error = q - buffers.errors[head].targets[i];
        qSum += q;
        double limited = Math.max(-huberLimit, Math.min(huberLimit, error));
        lossSum += limited * (error - 0.5 * limited);
        boolean learns = learns(head, minibatch.numbers[i]);
        buffers.weights[head][i] = learns ? limited / rows : 0;
      }
    }
    if (!Double.isFinite(lossSum)) {
      return false;
    }
    Block gradient = network.gradient();
    buffers.q.gradient(buffers.actions, buffers.weights, gradient);
    double regularisation = regularise(network.online(), gradient);
    if (!Double.isFinite(regularisation)) {
      return false;
    }
    for (int i = 0; i < gradient.size(); i++) {
      gradient.set(i, Math.max(-gradientLimit, Math.min(gradientLimit, gradient.get(i))));
    }
    network.step(learningRate);
    report(lossSum / (heads * rows), qSum / (heads * rows), regularisation);
    return true;
  }

  private void computeTargets(Minibatch minibatch) {
    QValues q = buffers.q;
    int rows = minibatch.rows();
    if (doubleQ) {
      beginEvaluation(Evaluation.NEXT_ACTIONS);
      q.evaluate(network.online(), minibatch.nextObservations);
      chooseNextActions(rows);
    }
    beginEvaluation(Evaluation.TARGETS);
    q.evaluate(network.target(), minibatch.nextObservations);
    if (!doubleQ) {
      chooseNextActions(rows);
    }
    for (int head = 0; head < q.heads(); head++) {
      for (int i = 0; i < rows; i++) {
        buffers.next[i] = q.get(head, i, buffers.nextActions[head][i]);
      }
      computeTargets(buffers.errors[head], minibatch, buffers.next);
    }
  }

  private void chooseNextActions(int rows) {
    for (int head = 0; head < buffers.q.heads(); head++) {
      for (int i = 0; i < rows; i++) {
        buffers.nextActions[head][i] = buffers.q.greedy(head, i);
      }
    }
  }

  /** θ and θ⁻. */
  public final TargetParameters network() {
    return network;
  }
}
