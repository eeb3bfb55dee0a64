package org.sluice.learning.algorithm.acktr;

import java.util.Arrays;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.kfac.KfacState;
import org.sluice.learning.kfac.KfacStep.Settings;
import org.sluice.learning.policy.information.SampledDivergence;
import org.sluice.learning.trustregion.PolicyBatch;
import org.sluice.learning.trustregion.PolicyOptimiser;
import org.sluice.learning.trustregion.PolicyUpdate;

/**
 * Actor-critic by Kronecker-factored trust regions (Wu et al. 2017): one natural-gradient step per
 * batch, with K-FAC for the inverse Fisher matrix and a learning rate that follows the divergence.
 *
 * <p>The step descends −mean(advantage · π / π_recorded), which for a batch of the current policy
 * is the paper's −mean(advantage · log π). A step that makes a log-probability or the divergence
 * non-finite is undone; the momentum is then reset and the learning rate divided by 1.5. Any other
 * failed update leaves the learner's state unchanged.
 */
public final class Acktr implements PolicyOptimiser {

  private final AcktrWorkspace workspace;
  private final Settings settings;
  private final SampledDivergence divergenceEstimate;
  private final double desiredDivergence;
  private final KfacState state;

  /**
   * @param workspace for the policy; may be shared with other learners of the same thread
   * @param hyperparameters those of {@link AcktrParams}
   */
  public Acktr(AcktrWorkspace workspace, Hyperparameters hyperparameters) {
    this.workspace = workspace;
    this.settings =
        Settings.of(
            hyperparameters,
            hyperparameters.get(AcktrParams.FACTOR_DECAY),
            hyperparameters.get(AcktrParams.KFAC_DAMPING),
            hyperparameters.get(AcktrParams.KFAC_WEIGHT_DAMPING),
            hyperparameters.get(AcktrParams.CLIP_KL));
    this.divergenceEstimate =
        SampledDivergence.named(hyperparameters.get(AcktrParams.DIVERGENCE_ESTIMATE));
    this.desiredDivergence = hyperparameters.get(AcktrParams.DESIRED_KL);
    this.state =
        new KfacState(
            workspace.kfac.factorSize(),
            workspace.parameters,
            hyperparameters.get(AcktrParams.LEARNING_RATE));
  }

  @Override
  public PolicyUpdate update(PolicyBatch batch, double[] parameters, Generator random) {
    workspace.load(batch, parameters);
    double entropy = workspace.entropy(batch, parameters);
    Outcome outcome = propose(batch, parameters);
    if (outcome != Outcome.ACCEPTED) {
      return new PolicyUpdate(outcome, 0, 0, 0, entropy, 0);
    }
    workspace.evaluateProposal(workspace.step.proposal());
    double divergence =
        divergenceEstimate.of(workspace.logProbabilities, workspace.newLogProbabilities);
    double gain =
        surrogate(batch, workspace.newLogProbabilities)
            - surrogate(batch, workspace.logProbabilities);
    if (!Double.isFinite(divergence) || !Double.isFinite(gain)) {
      Arrays.fill(state.momentum, 0);
      state.learningRate = AdaptiveRate.slower(state.learningRate);
      return new PolicyUpdate(Outcome.NOT_FINITE, 0, 0, 0, entropy, 1);
    }
    workspace.step.accept(state, parameters);
    state.learningRate = AdaptiveRate.next(state.learningRate, divergence, desiredDivergence);
    double approximateKl =
        SampledDivergence.POSITIVE.of(workspace.logProbabilities, workspace.newLogProbabilities);
    return new PolicyUpdate(Outcome.ACCEPTED, divergence, approximateKl, gain, entropy, 1);
  }

  private Outcome propose(PolicyBatch batch, double[] parameters) {
    workspace.sweepScores();
    workspace.step.observe(settings, state);
    workspace.sweepLoss(batch);
    Outcome outcome = workspace.step.decompose();
    return outcome == Outcome.ACCEPTED
        ? workspace.step.propose(settings, state, workspace.gradient, parameters)
        : outcome;
  }

  /** mean(advantage · π / π_recorded). */
  private static double surrogate(PolicyBatch batch, double[] logProbabilities) {
    double sum = 0;
    for (int i = 0; i < logProbabilities.length; i++) {
      double logRatio = logProbabilities[i] - batch.logProbabilities()[i];
      sum += batch.advantages()[i] * StrictMath.exp(logRatio);
    }
    return sum / logProbabilities.length;
  }

  /** The length of the next step in natural gradients. */
  public double learningRate() {
    return state.learningRate;
  }

  /** Everything that the next update depends on besides batch and parameters. */
  @Override
  public byte[] save() {
    return state.toBytes();
  }

  /**
   * Restores what {@link #save} wrote, bit for bit.
   *
   * @throws IllegalArgumentException if the bytes are damaged or from another version or
   *     architecture; the state is then unchanged
   */
  @Override
  public void restore(byte[] saved) {
    state.restore(saved);
  }
}
