package org.sluice.learning.algorithm.softq;

import java.util.Arrays;
import java.util.List;
import org.sluice.env.Generator;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.ActionValues;
import org.sluice.learning.offpolicy.OffPolicyLearner;
import org.sluice.learning.offpolicy.TargetParameters;
import org.sluice.learning.replay.Minibatch;
import org.sluice.learning.vectors.Vectors;

/**
 * Soft Q-learning (Haarnoja et al. 2017, algorithm 1), with actions scaled to [−1, 1]^d.
 *
 * <pre>
 * V(s) = log mean_p exp Q⁻(s, u_p) + d log 2,    u_p uniform, the same for the whole minibatch
 * y = c r + γ V(s')                              without the second term after a terminated episode
 * Q        minimises  ½ mean (Q(s, a) − y)²
 * sampler  moves its particles along the {@link SteinDirections} of exp Q
 * </pre>
 *
 * <p>By Adam. The density of the particles before their squashing by tanh is exp(Q + Σ log(1 −
 * a²)). As in the authors' code, the sampler's gradient is a sum over states and particles, and
 * both networks take their steps from the same Q. Deviation: time limits do not end an episode's
 * value.
 */
final class SoftQ extends OffPolicyLearner {

  private static final double SQUASH_EPSILON = 1e-6;

  private final SoftQWorkspace workspace;
  private final TargetParameters sampler;
  private final TargetParameters critic;
  private final double learningRate;

  /**
   * @param policy Not modified. The sampler's parameters at first
   * @param initialCritic Not modified. Those of Q at first
   */
  SoftQ(SoftQWorkspace workspace, Hyperparameters values, float[] policy, float[] initialCritic) {
    this(
        workspace,
        values,
        new TargetParameters(workspace.precision, policy),
        new TargetParameters(workspace.precision, initialCritic));
  }

  private SoftQ(
      SoftQWorkspace workspace,
      Hyperparameters values,
      TargetParameters sampler,
      TargetParameters critic) {
    super(workspace.minibatch, List.of(sampler, critic), values);
    this.workspace = workspace;
    this.sampler = sampler;
    this.critic = critic;
    this.learningRate = values.get(SoftQParams.LEARNING_RATE);
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
   * @param valueParticles Not modified. {@code [particles, actionDim]}
   */
  boolean step(Minibatch minibatch, double[] valueParticles, Generator random) {
    computeTargets(minibatch, valueParticles);
    double criticLoss = differentiateCritic(minibatch);
    differentiateSampler(minibatch, random);
    if (!Double.isFinite(criticLoss)) {
      return false;
    }
    critic.step(learningRate);
    sampler.step(learningRate);
    count(criticLoss, Vectors.mean(workspace.critic.values));
    return true;
  }

  private void computeTargets(Minibatch minibatch, double[] valueParticles) {
    int particles = workspace.valueParticles;
    int size = workspace.actionDim;
    ActionValues values = workspace.values;
    repeat(minibatch.nextObservations, particles, workspace.valueObservations);
    for (int row = 0; row < workspace.rows; row++) {
      System.arraycopy(
          valueParticles, 0, workspace.valueActions, row * particles * size, particles * size);
    }
    values.observe(workspace.valueObservations);
    values.act(workspace.valueActions);
    values.evaluate(critic.target());
    double volume = size * StrictMath.log(2);
    for (int row = 0; row < workspace.rows; row++) {
      workspace.next[row] = logMeanExp(values.values, row * particles, particles) + volume;
    }
    computeTargets(workspace.error, minibatch, workspace.next);
  }

  private static double logMeanExp(double[] numbers, int first, int count) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = first; i < first + count; i++) {
      largest = Math.max(largest, numbers[i]);
    }
    double sum = 0;
    for (int i = first; i < first + count; i++) {
      sum += StrictMath.exp(numbers[i] - largest);
    }
    return largest + StrictMath.log(sum / count);
  }

  /** The critic's gradient; returns its loss. */
  private double differentiateCritic(Minibatch minibatch) {
    workspace.scale.scale(minibatch.actions, workspace.actions);
    workspace.critic.observe(minibatch.observations);
    workspace.critic.act(workspace.actions);
    return workspace.error.differentiate(workspace.critic, critic.online(), critic.gradient());
  }

  /** The sampler's gradient: its updated particles are to move along their directions. */
  private void differentiateSampler(Minibatch minibatch, Generator random) {
    int all = workspace.fixed + workspace.updated;
    int size = workspace.actionDim;
    repeat(minibatch.observations, all, workspace.samplerObservations);
    workspace.sampler.observe(workspace.samplerObservations);
    Block sampled = workspace.sampler.sample(sampler.online(), random);
    workspace.scale.scale(sampled, workspace.particles);
    differentiateDensity(minibatch);
    Block byActions = workspace.byActions;
    workspace.precision.kernels().fill(0, byActions);
    for (int row = 0; row < workspace.rows; row++) {
      workspace.stein.compute(
          workspace.particles,
          row * all * size,
          workspace.gradients,
          row * workspace.fixed * size,
          workspace.directions,
          0);
      for (int i = 0; i < workspace.updated; i++) {
        for (int d = 0; d < size; d++) {
          double upwards = workspace.directions[i * size + d];
          workspace.scale.adjoint(d, row * all + workspace.fixed + i, -upwards, byActions);
        }
      }
    }
    workspace.sampler.gradient(byActions, sampler.gradient());
  }

  /** ∇_a (Q + Σ log(1 − a² + ε)) at the fixed particles. */
  private void differentiateDensity(Minibatch minibatch) {
    int fixed = workspace.fixed;
    int all = fixed + workspace.updated;
    int size = workspace.actionDim;
    for (int row = 0; row < workspace.rows; row++) {
      System.arraycopy(
          workspace.particles,
          row * all * size,
          workspace.fixedActions,
          row * fixed * size,
          fixed * size);
    }
    ActionValues q = workspace.atFixed;
    repeat(minibatch.observations, fixed, workspace.fixedObservations);
    q.observe(workspace.fixedObservations);
    q.act(workspace.fixedActions);
    q.evaluate(critic.online());
    Arrays.fill(workspace.ones, 1);
    q.differentiateByActions(workspace.ones);
    Block gradient = q.actionGradient();
    for (int i = 0; i < workspace.gradients.length; i++) {
      double a = workspace.fixedActions[i];
      double squash = -2 * a / (1 - a * a + SQUASH_EPSILON);
      workspace.gradients[i] = gradient.get(i % size, i / size) + squash;
    }
  }

  /** Repeats each of a minibatch's rows. */
  private void repeat(double[] rows, int times, double[] repeated) {
    int width = rows.length / workspace.rows;
    for (int i = 0; i < workspace.rows * times; i++) {
      System.arraycopy(rows, i / times * width, repeated, i * width, width);
    }
  }

  /** The sampler's parameters. */
  TargetParameters sampler() {
    return sampler;
  }

  /** The parameters of Q and Q⁻. */
  TargetParameters critic() {
    return critic;
  }
}
