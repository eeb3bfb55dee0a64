package org.sluice.learning.algorithm.ppo;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.sluice.env.Generator;
import org.sluice.learning.actorcritic.ActorCriticLearner;
import org.sluice.learning.actorcritic.ActorCriticLoss;
import org.sluice.learning.actorcritic.Divergence;
import org.sluice.learning.algorithm.Batch;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.algorithm.Update;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.optimiser.Adam;
import org.sluice.learning.value.MinibatchOrder;

/**
 * Proximal policy optimisation with a clipped surrogate (Schulman et al. 2017, equations 7 and 9).
 *
 * <pre>
 * loss = −mean min(r A, clip(r, 1 − c, 1 + c) A) − entropy-coefficient · H + value-coefficient · L_V
 * r    = π_θ(a | s) / π_recorded(a | s)
 * L_V  = ½ mean max((V − R)², (V_old + clip(V − V_old, −c, c) − R)²)
 * </pre>
 *
 * <p>A are the advantages, standardised within each minibatch with 10⁻⁸ added to the deviation. One
 * Adam updates policy and value function with one gradient, whose norm is clipped. Every epoch
 * takes the batch in a new order and drops the samples that do not fill a minibatch. As in OpenAI
 * baselines' ppo2, whose minibatches divide the batch.
 */
final class Ppo extends ActorCriticLearner {

  static final Metric CLIP_FRACTION =
      new Metric("clip_fraction", "Samples whose ratio was outside 1 ± clip-range: a share.");

  private static final double DEVIATION_EPSILON = 1e-8;

  private final PpoWorkspace workspace;
  private final double clipRange;
  private final boolean clipValue;
  private final int epochs;

  Ppo(PpoWorkspace workspace, Hyperparameters values, float[] policy, float[] value) {
    super(
        workspace,
        new Adam(workspace.precision, workspace.loss.size(), values.get(PpoParams.ADAM_EPSILON)),
        values,
        policy,
        value);
    this.workspace = workspace;
    this.clipRange = values.get(PpoParams.CLIP_RANGE);
    this.clipValue = values.get(PpoParams.CLIP_VALUE);
    this.epochs = values.get(PpoParams.EPOCHS);
  }

  /**
   * The losses of one minibatch, before its step.
   *
   * @param policyLoss −mean min(…)
   * @param valueLoss L_V
   * @param entropy H, nats
   * @param clipFraction the fraction of samples with r outside 1 ± c
   * @param gradientNorm before clipping
   */
  record Minibatch(
      double policyLoss,
      double valueLoss,
      double entropy,
      double clipFraction,
      double gradientNorm) {}

  @Override
  public Update update(Batch batch, Generator random) {
    return update(batch, MinibatchOrder.shuffled(random), random, minibatch -> {});
  }

  Update update(
      Batch collected, MinibatchOrder orders, Generator random, Consumer<Minibatch> listener) {
    byte[] before = state.save();
    Batch batch = state.scaled(collected);
    double rate = learningRate.at(batch.remaining());
    int rows = workspace.loss.rows();
    int[] order = new int[batch.size()];
    int steps = 0;
    double valueLoss = 0;
    double entropy = 0;
    double clipFraction = 0;
    for (int epoch = 0; epoch < epochs; epoch++) {
      orders.next(order);
      for (int start = 0; start + rows <= batch.size(); start += rows) {
        Minibatch minibatch = step(batch, order, start, rate, random);
        listener.accept(minibatch);
        valueLoss += minibatch.valueLoss();
        entropy += minibatch.entropy();
        clipFraction += minibatch.clipFraction();
        steps++;
      }
    }
    valueLoss *= state.scale() * state.scale() / steps;
    entropy /= steps;
    clipFraction /= steps;
    boolean finite = state.finite() && Double.isFinite(valueLoss) && Double.isFinite(entropy);
    Divergence divergence = Divergence.of(workspace.loss, batch, order, state.theta());
    boolean accepted = finite && divergence.finite();
    if (!accepted) {
      state.restore(before);
    }
    Map<Metric, Double> metrics =
        new HashMap<>(
            metrics(batch, accepted ? divergence : Divergence.NONE, entropy, valueLoss, rate));
    metrics.put(CLIP_FRACTION, clipFraction);
    return new Update(accepted ? Outcome.ACCEPTED : Outcome.NOT_FINITE, metrics);
  }

  private Minibatch step(Batch batch, int[] order, int start, double rate, Generator random) {
    ActorCriticLoss loss = workspace.loss;
    loss.load(batch, order, start);
    loss.evaluate(state.theta());
    double entropy = loss.entropy(state.theta(), random);
    standardise(batch, order, start);
    computeRatios(batch, order, start);
    double policyLoss = weighPolicy();
    double clipFraction = clipFraction();
    double valueLoss = weighValues(batch, order, start);
    loss.gradient(
        workspace.policyWeights, workspace.valueWeights, -entropyCoefficient, workspace.gradient);
    double norm = state.step(workspace.gradient, maxGradientNorm, rate);
    return new Minibatch(policyLoss, valueLoss, entropy, clipFraction, norm);
  }

  private void standardise(Batch batch, int[] order, int start) {
    double[] advantages = workspace.advantages;
    double sum = 0;
    for (int i = 0; i < advantages.length; i++) {
      advantages[i] = batch.advantages()[order[start + i]];
      sum += advantages[i];
    }
    double mean = sum / advantages.length;
    double squares = 0;
    for (double advantage : advantages) {
      squares += (advantage - mean) * (advantage - mean);
    }
    double deviation = Math.sqrt(squares / advantages.length) + DEVIATION_EPSILON;
    for (int i = 0; i < advantages.length; i++) {
      advantages[i] = (advantages[i] - mean) / deviation;
    }
  }

  /**
   * The policy loss and its derivatives with respect to log-probabilities: 0 where it is clipped.
   */
  private double weighPolicy() {
    int rows = workspace.loss.rows();
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      double advantage = workspace.advantages[i];
      double ratio = workspace.ratios[i];
      double clipped = Math.min(Math.max(ratio, 1 - clipRange), 1 + clipRange);
      boolean holds = clipped * advantage < ratio * advantage;
      sum -= holds ? clipped * advantage : ratio * advantage;
      workspace.policyWeights[i] = holds ? 0 : -ratio * advantage / rows;
    }
    return sum / rows;
  }

  private double clipFraction() {
    int rows = workspace.loss.rows();
    int clipped = 0;
    for (int i = 0; i < rows; i++) {
      clipped += Math.abs(workspace.ratios[i] - 1) > clipRange ? 1 : 0;
    }
    return (double) clipped / rows;
  }

  /** π_θ / π_recorded of each sample of a minibatch. */
  private void computeRatios(Batch batch, int[] order, int start) {
    double[] ratios = workspace.ratios;
    double[] logProbabilities = workspace.loss.logProbabilities;
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = StrictMath.exp(logProbabilities[i] - batch.logProbabilities()[order[start + i]]);
    }
  }

  /** The value loss and its derivatives with respect to the values, times the coefficient. */
  private double weighValues(Batch batch, int[] order, int start) {
    int rows = workspace.loss.rows();
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      int row = order[start + i];
      double value = workspace.loss.values[i];
      double old = batch.values()[row];
      double error = value - batch.returns()[row];
      double moved = Math.min(Math.max(value - old, -clipRange), clipRange);
      double clippedError = old + moved - batch.returns()[row];
      boolean holds = clipValue && clippedError * clippedError > error * error;
      double largest = holds ? clippedError : error;
      sum += 0.5 * largest * largest;
      boolean flat = holds && Math.abs(value - old) > clipRange;
      workspace.valueWeights[i] = flat ? 0 : valueCoefficient * largest / rows;
    }
    return sum / rows;
  }
}
