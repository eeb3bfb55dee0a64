package org.sluice.learning.deterministicgradient;

import java.util.Arrays;
import java.util.List;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.OffPolicyLearner;
import org.sluice.learning.offpolicy.TargetParameters;
import org.sluice.learning.replay.Minibatch;
import org.sluice.learning.vectors.Vectors;

/**
 * Deep deterministic policy gradient (Lillicrap et al. 2016, algorithm 1).
 *
 * <pre>
 * y = c r + γ Q⁻(s', π⁻(s'))       without the second term after a terminated episode
 * critic  minimises  mean (Q(s, a) − y)²
 * policy  minimises  −mean Q(s, π(s))
 * </pre>
 *
 * <p>By Adam. Target networks π⁻ and Q⁻ follow slowly. Deviation: time limits do not end an
 * episode's value, since truncated steps keep their second term.
 */
public abstract class DeterministicGradientLearner extends OffPolicyLearner {

  private final DeterministicGradientBuffers buffers;
  private final TargetParameters actor;
  private final TargetParameters critic;
  private final double actorRate;
  private final double criticRate;
  private final boolean simultaneous;

  /** Whose values are about to be computed. */
  protected enum Evaluation {
    /** Q⁻(s', π⁻(s')). */
    TARGETS,
    /** Q(s, a), which the critic's gradient is taken of. */
    CRITIC,
    /** Q(s, π(s)), which the policy's gradient is taken of. */
    POLICY
  }

  /**
   * @param metrics that {@link #report} counts
   * @param actor θ and θ⁻
   * @param critic φ and φ⁻
   */
  protected DeterministicGradientLearner(
      List<Metric> metrics,
      DeterministicGradientBuffers buffers,
      Hyperparameters values,
      TargetParameters actor,
      TargetParameters critic) {
    super(metrics, buffers.minibatch, List.of(actor, critic), values);
    this.buffers = buffers;
    this.actor = actor;
    this.critic = critic;
    this.actorRate = values.get(DeterministicGradientParams.LEARNING_RATE);
    this.criticRate = values.get(DeterministicGradientParams.CRITIC_LEARNING_RATE);
    this.simultaneous = values.get(DeterministicGradientParams.SIMULTANEOUS_UPDATES);
  }

  /** Called before a gradient step; draws what all of its evaluations share. */
  protected void beginStep(Generator random) {}

  /** Called before each evaluation. */
  protected void beginEvaluation(Evaluation evaluation) {}

  /**
   * Adds to the gradient of the critic's loss.
   *
   * @param parameters Not modified. φ
   * @param gradient Modified.
   * @return the term of the loss, for {@link #report}
   */
  protected abstract double regularise(Block parameters, Block gradient);

  /**
   * Counts a gradient step.
   *
   * @param loss mean (Q(s, a) − y)²
   * @param q mean Q(s, π(s))
   * @param regularisation what {@link #regularise} returned
   */
  protected abstract void report(double loss, double q, double regularisation);

  @Override
  public final boolean step(Minibatch minibatch, Generator random) {
    beginStep(random);
    computeTargets(minibatch, random);
    double loss = differentiateCritic(minibatch);
    double regularisation = regularise(critic.online(), critic.gradient());
    if (!simultaneous) {
      critic.step(criticRate);
    }
    double q = differentiatePolicy(minibatch, random);
    if (!Double.isFinite(loss + regularisation) || !Double.isFinite(q)) {
      return false;
    }
    if (simultaneous) {
      critic.step(criticRate);
    }
    actor.step(actorRate);
    report(loss, q, regularisation);
    return true;
  }

  private void computeTargets(Minibatch minibatch, Generator random) {
    beginEvaluation(Evaluation.TARGETS);
    buffers.actor.observe(minibatch.nextObservations);
    buffers.critic.observe(minibatch.nextObservations);
    buffers.critic.act(buffers.actor.sample(actor.target(), random));
    buffers.critic.evaluate(critic.target());
    computeTargets(buffers.error, minibatch, buffers.critic.values);
  }

  /** The critic's gradient; returns its loss. */
  private double differentiateCritic(Minibatch minibatch) {
    beginEvaluation(Evaluation.CRITIC);
    buffers.critic.observe(minibatch.observations);
    buffers.critic.act(minibatch.actions);
    return buffers.error.differentiate(buffers.critic, critic.online(), critic.gradient());
  }

  /** The policy's gradient; returns the mean of Q. */
  private double differentiatePolicy(Minibatch minibatch, Generator random) {
    beginEvaluation(Evaluation.POLICY);
    buffers.actor.observe(minibatch.observations);
    buffers.critic.act(buffers.actor.sample(actor.online(), random));
    buffers.critic.evaluate(critic.online());
    Arrays.fill(buffers.weights, -1.0 / minibatch.rows());
    buffers.critic.differentiateByActions(buffers.weights);
    buffers.actor.gradient(buffers.critic.actionGradient(), actor.gradient());
    return Vectors.mean(buffers.critic.values);
  }

  /** θ and θ⁻. */
  public final TargetParameters actor() {
    return actor;
  }

  /** φ and φ⁻. */
  public final TargetParameters critic() {
    return critic;
  }
}
