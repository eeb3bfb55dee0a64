package org.sluice.learning.algorithm.a2c;

import org.sluice.env.Generator;
import org.sluice.learning.actorcritic.ActorCriticLearner;
import org.sluice.learning.actorcritic.ActorCriticLoss;
import org.sluice.learning.actorcritic.Divergence;
import org.sluice.learning.algorithm.Batch;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.algorithm.Update;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.optimiser.Adam;
import org.sluice.learning.optimiser.Optimiser;
import org.sluice.learning.optimiser.RmsProp;

/**
 * Advantage actor-critic (Mnih et al. 2016), synchronous: one step for each batch.
 *
 * <pre>
 * loss = −mean A log π_θ(a | s) − entropy-coefficient · H + value-coefficient · mean (V − R)²
 * </pre>
 *
 * <p>R are n-step returns (λ = 1), and A = R − V_old is not standardised. One gradient, with
 * clipped norm, updates both policy and value function. As in OpenAI baselines' a2c.
 */
final class A2c extends ActorCriticLearner {

  private final A2cWorkspace workspace;

  A2c(A2cWorkspace workspace, Hyperparameters values, float[] policy, float[] value) {
    super(
        workspace,
        optimiser(values, workspace.precision, workspace.loss.size()),
        values,
        policy,
        value);
    this.workspace = workspace;
  }

  private static Optimiser optimiser(Hyperparameters values, Precision precision, int size) {
    double epsilon = values.get(A2cParams.OPTIMISER_EPSILON);
    double decay = values.get(A2cParams.RMSPROP_DECAY);
    return switch (values.get(A2cParams.OPTIMISER)) {
      case A2cParams.ADAM -> new Adam(precision, size, epsilon);
      case A2cParams.RMSPROP ->
          new RmsProp(precision, size, RmsProp.Form.TENSORFLOW, decay, epsilon);
      default -> new RmsProp(precision, size, RmsProp.Form.PYTORCH, decay, epsilon);
    };
  }

  @Override
  public Update update(Batch collected, Generator random) {
    byte[] before = state.save();
    Batch batch = state.scaled(collected);
    ActorCriticLoss loss = workspace.loss;
    loss.load(batch, workspace.order, 0);
    loss.evaluate(state.theta());
    double entropy = loss.entropy(state.theta(), random);
    int rows = loss.rows();
    double valueLoss = 0;
    for (int i = 0; i < rows; i++) {
      double error = loss.values[i] - batch.returns()[i];
      valueLoss += error * error / rows;
      workspace.policyWeights[i] = -batch.advantages()[i] / rows;
      workspace.valueWeights[i] = valueCoefficient * 2 * error / rows;
    }
    loss.gradient(
        workspace.policyWeights, workspace.valueWeights, -entropyCoefficient, workspace.gradient);
    valueLoss *= state.scale() * state.scale();
    double rate = learningRate.at(batch.remaining());
    double norm = state.step(workspace.gradient, maxGradientNorm, rate);
    boolean finite =
        Double.isFinite(norm)
            && Double.isFinite(valueLoss)
            && Double.isFinite(entropy)
            && state.finite();
    Divergence divergence = Divergence.of(loss, batch, workspace.order, state.theta());
    if (!finite || !divergence.finite()) {
      state.restore(before);
      return new Update(
          Outcome.NOT_FINITE, metrics(batch, Divergence.NONE, entropy, valueLoss, rate));
    }
    return new Update(Outcome.ACCEPTED, metrics(batch, divergence, entropy, valueLoss, rate));
  }
}
