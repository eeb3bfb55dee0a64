package org.sluice.learning.algorithm.ddpg;

import java.util.Arrays;
import java.util.List;
import org.sluice.env.Generator;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.layers.ParameterLayout;
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
 * critic  minimises  mean (Q(s, a) − y)² + λ/2 Σ W²
 * policy  minimises  −mean Q(s, π(s))
 * </pre>
 *
 * <p>By Adam; the weights W are those of the critic's hidden layers. Target networks π⁻ and Q⁻
 * follow slowly. Deviation: time limits do not end an episode's value, since truncated steps keep
 * their second term.
 */
final class Ddpg extends OffPolicyLearner {

  private final DdpgWorkspace workspace;
  private final TargetParameters actor;
  private final TargetParameters critic;
  private final double actorRate;
  private final double criticRate;
  private final double l2;
  private final boolean simultaneous;

  /**
   * @param policy Not modified. θ at first
   * @param initialCritic Not modified. φ at first
   */
  Ddpg(DdpgWorkspace workspace, Hyperparameters values, float[] policy, float[] initialCritic) {
    this(
        workspace,
        values,
        new TargetParameters(workspace.precision, policy),
        new TargetParameters(workspace.precision, initialCritic));
  }

  private Ddpg(
      DdpgWorkspace workspace,
      Hyperparameters values,
      TargetParameters actor,
      TargetParameters critic) {
    super(workspace.minibatch, List.of(actor, critic), values);
    this.workspace = workspace;
    this.actor = actor;
    this.critic = critic;
    this.actorRate = values.get(DdpgParams.LEARNING_RATE);
    this.criticRate = values.get(DdpgParams.CRITIC_LEARNING_RATE);
    this.l2 = values.get(DdpgParams.CRITIC_L2);
    this.simultaneous = values.get(DdpgParams.SIMULTANEOUS_UPDATES);
  }

  @Override
  protected boolean step(Minibatch minibatch, Generator random) {
    computeTargets(minibatch, random);
    double loss = differentiateCritic(minibatch);
    if (!simultaneous) {
      critic.step(criticRate);
    }
    double q = differentiatePolicy(minibatch, random);
    if (!Double.isFinite(loss) || !Double.isFinite(q)) {
      return false;
    }
    if (simultaneous) {
      critic.step(criticRate);
    }
    actor.step(actorRate);
    count(loss, q);
    return true;
  }

  private void computeTargets(Minibatch minibatch, Generator random) {
    workspace.actor.observe(minibatch.nextObservations);
    workspace.critic.observe(minibatch.nextObservations);
    workspace.critic.act(workspace.actor.sample(actor.target(), random));
    workspace.critic.evaluate(critic.target());
    computeTargets(workspace.error, minibatch, workspace.critic.values);
  }

  /** The critic's gradient; returns its loss. */
  private double differentiateCritic(Minibatch minibatch) {
    workspace.critic.observe(minibatch.observations);
    workspace.critic.act(minibatch.actions);
    double loss =
        workspace.error.differentiate(workspace.critic, critic.online(), critic.gradient());
    return l2 == 0 ? loss : loss + regularise();
  }

  /** Adds the gradient of the penalty of the hidden weights; returns the penalty. */
  private double regularise() {
    double squares = 0;
    for (ParameterLayout.Entry entry : workspace.critic.layout().entries()) {
      if (!entry.name().equals("critic.0.W") && !entry.name().equals("critic.1.W")) {
        continue;
      }
      Block gradient = critic.gradient();
      for (int i = entry.offset(); i < entry.offset() + entry.size(); i++) {
        double weight = critic.online().get(i);
        squares += weight * weight;
        gradient.set(i, gradient.get(i) + l2 * weight);
      }
    }
    return 0.5 * l2 * squares;
  }

  /** The policy's gradient; returns the mean of Q. */
  private double differentiatePolicy(Minibatch minibatch, Generator random) {
    workspace.actor.observe(minibatch.observations);
    workspace.critic.act(workspace.actor.sample(actor.online(), random));
    workspace.critic.evaluate(critic.online());
    Arrays.fill(workspace.weights, -1.0 / minibatch.rows());
    workspace.critic.differentiateByActions(workspace.weights);
    workspace.actor.gradient(workspace.critic.actionGradient(), actor.gradient());
    return Vectors.mean(workspace.critic.values);
  }

  /** θ and θ⁻. */
  TargetParameters actor() {
    return actor;
  }

  /** φ and φ⁻. */
  TargetParameters critic() {
    return critic;
  }
}
