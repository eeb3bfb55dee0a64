package org.sluice.learning.kfac;

import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.kfac.KfacStep.Settings;
import org.sluice.learning.value.ValueFit;
import org.sluice.learning.value.ValueOptimiser;
import org.sluice.learning.value.ValueState;

/**
 * Fits a network with one output to returns by K-FAC: the value function of ACKTR (Wu et al. 2017,
 * section 3.2), seen as the mean of N(v(s), 1).
 *
 * <p>The loss is ½ mean (v − return)², the negative log-likelihood of that distribution, and its
 * Fisher matrix is mean ∇v ∇vᵀ, which Gauss and Newton would use. The original code estimates it
 * from residuals drawn from N(0, 1), which has the same expectation and needs random numbers; and
 * it leaves the ½ out of the loss, which halves its natural gradients, so that its learning rate
 * corresponds to half of it here.
 *
 * <p>A fit is atomic: if one step fails, parameters and state are restored.
 */
public final class KfacValueFit implements ValueOptimiser {

  private final KfacValueWorkspace workspace;
  private final Settings settings;
  private final int steps;
  private final int refresh;
  private final KfacState state;

  /**
   * @param workspace for the network; may be shared with other learners of the same thread
   * @param hyperparameters those of {@link KfacValueParams}
   */
  public KfacValueFit(KfacValueWorkspace workspace, Hyperparameters hyperparameters) {
    this.workspace = workspace;
    this.settings =
        Settings.of(
            hyperparameters,
            hyperparameters.get(KfacValueParams.KFAC_VALUE_FACTOR_DECAY),
            hyperparameters.get(KfacValueParams.KFAC_VALUE_DAMPING),
            0,
            hyperparameters.get(KfacValueParams.KFAC_VALUE_CLIP_KL));
    this.steps = hyperparameters.get(KfacValueParams.KFAC_VALUE_STEPS);
    this.refresh = hyperparameters.get(KfacValueParams.KFAC_VALUE_REFRESH);
    this.state =
        new KfacState(
            workspace.kfac.factorSize(),
            workspace.parameters,
            hyperparameters.get(KfacValueParams.KFAC_VALUE_LEARNING_RATE));
  }

  @Override
  public ValueFit fit(ValueState value, double[] observations, double[] returns, Generator random) {
    float[] before = value.parameters();
    double[] parameters = new double[before.length];
    for (int i = 0; i < before.length; i++) {
      parameters[i] = before[i];
    }
    ValueUpdate update = fit(observations, returns, parameters);
    value.take(parameters);
    return new ValueFit(update.outcome() != Outcome.NOT_FINITE, update.steps(), update.lossAfter());
  }

  /**
   * Moves the network towards the returns.
   *
   * @param observations Not modified. Row-major, {@code [batch, inputs]}
   * @param returns Not modified. {@code [batch]}
   * @param parameters Modified. θ; never non-finite afterwards
   */
  public ValueUpdate fit(double[] observations, double[] returns, double[] parameters) {
    workspace.load(observations);
    workspace.state.copyFrom(state);
    System.arraycopy(parameters, 0, workspace.theta, 0, parameters.length);
    double lossBefore = workspace.loss(returns);
    double loss = lossBefore;
    int done = 0;
    Outcome outcome = Outcome.ACCEPTED;
    while (done < steps && outcome == Outcome.ACCEPTED) {
      outcome = step(done % refresh == 0);
      if (outcome == Outcome.ACCEPTED) {
        loss = workspace.loss(returns);
        done++;
      }
    }
    boolean arrived = outcome == Outcome.ZERO_GRADIENT && done > 0;
    if (!Double.isFinite(loss)) {
      outcome = Outcome.NOT_FINITE;
    } else if (outcome == Outcome.ACCEPTED || arrived) {
      System.arraycopy(workspace.theta, 0, parameters, 0, parameters.length);
      state.copyFrom(workspace.state);
      return new ValueUpdate(Outcome.ACCEPTED, done, lossBefore, loss);
    }
    return new ValueUpdate(outcome, 0, lossBefore, lossBefore);
  }

  private Outcome step(boolean renewFactors) {
    if (renewFactors) {
      workspace.sweepValue();
      workspace.step.observe(settings, workspace.state);
      Outcome outcome = workspace.step.decompose();
      if (outcome != Outcome.ACCEPTED) {
        return outcome;
      }
    }
    workspace.sweepLoss();
    Outcome outcome =
        workspace.step.propose(settings, workspace.state, workspace.gradient, workspace.theta);
    if (outcome == Outcome.ACCEPTED) {
      workspace.step.accept(workspace.state, workspace.theta);
    }
    return outcome;
  }

  /** Everything that the next fit depends on besides batch and parameters. */
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
