package org.sluice.learning.surrogate;

import org.sluice.env.Generator;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.Density;
import org.sluice.learning.policy.information.Entropy;
import org.sluice.learning.policy.information.ExactDivergence;
import org.sluice.learning.policy.information.SampledDivergence;
import org.sluice.learning.trustregion.PolicyBatch;
import org.sluice.learning.trustregion.Subsample;
import org.sluice.learning.trustregion.Surrogate;
import org.sluice.learning.vectors.Vectors;

/**
 * The objective of an update, and the divergence that bounds it, over one batch.
 *
 * <pre>
 * w_b = exp(log π_θ(a_b | s_b) − recorded_b)
 * L(θ) = surrogate(w, A) + coefficient · mean_b H[π_θ(· | s_b)],  usually mean_b w_b A_b + …
 * D(θ) = mean_b KL[π_old ‖ π_θ](s_b), exactly,
 *        or by samples: a {@link SampledDivergence}
 * </pre>
 *
 * <p>The importance weights refer to the recorded log-probabilities, so a batch from an older
 * policy is weighted correctly. The divergence is measured from the parameters before the update,
 * whose log-probabilities are recomputed. Schulman et al. 2015, equation 14.
 */
public final class Objective {

  private final Surrogate surrogate;
  private final Density density;
  private final Entropy entropy;
  private final ExactDivergence exactDivergence;
  private final SampledDivergence sampledDivergence;
  private final double[] oldLogProbabilities;
  private final double[] logProbabilities;
  private final double[] weights;
  private final double[] derivatives;
  private final double[] entropyGradient;
  private PolicyBatch batch;
  private double entropyCoefficient;

  /**
   * @param surrogate of the batches
   * @param exactDivergence whether D is exact, which needs a policy with a closed form
   * @param sampledDivergence the estimate of D otherwise
   * @param entropyBonus whether the entropy coefficient may be nonzero
   */
  public Objective(
      Surrogate surrogate,
      Policy policy,
      Precision precision,
      int size,
      boolean exactDivergence,
      SampledDivergence sampledDivergence,
      boolean entropyBonus,
      int entropySamples) {
    this.surrogate = surrogate;
    this.density = new Density(policy, precision, size);
    this.exactDivergence = exactDivergence ? new ExactDivergence(policy, precision, size) : null;
    this.sampledDivergence = sampledDivergence;
    this.entropy = entropyBonus ? Entropy.of(policy, precision, size, entropySamples) : null;
    this.entropyGradient = new double[policy.layout().size()];
    this.oldLogProbabilities = new double[size];
    this.logProbabilities = new double[size];
    this.weights = new double[size];
    this.derivatives = new double[size];
  }

  /** A lower bound on the memory it needs. */
  public long bytes() {
    return density.graph().bytes();
  }

  /**
   * Sets the batch and the parameters before the update.
   *
   * @param old Not modified. θ
   * @param coefficient of the entropy; ignored without a bonus
   */
  public Evaluation start(
      PolicyBatch newBatch, double[] old, double coefficient, Generator random) {
    batch = newBatch;
    entropyCoefficient = coefficient;
    Subsample.ALL.load(batch.observations(), density.observations());
    Subsample.ALL.load(batch.actions(), density.actions());
    if (entropy != null) {
      entropy.observe(batch.observations());
      entropy.resample(random);
    }
    if (exactDivergence != null) {
      Subsample.ALL.load(batch.observations(), exactDivergence.observations());
      exactDivergence.remember(old);
    }
    density.evaluate(old).store(logProbabilities, 0);
    System.arraycopy(logProbabilities, 0, oldLogProbabilities, 0, logProbabilities.length);
    return evaluation(old);
  }

  /**
   * Evaluates.
   *
   * @param parameters Not modified. θ
   */
  public Evaluation at(double[] parameters) {
    density.evaluate(parameters).store(logProbabilities, 0);
    return evaluation(parameters);
  }

  private Evaluation evaluation(double[] parameters) {
    for (int b = 0; b < weights.length; b++) {
      weights[b] = StrictMath.exp(logProbabilities[b] - batch.logProbabilities()[b]);
    }
    double gain = surrogate.value(weights, batch.advantages());
    double nats = entropy == null ? -Vectors.mean(logProbabilities) : entropy.evaluate(parameters);
    double objective = entropy == null ? gain : gain + entropyCoefficient * nats;
    double divergence =
        exactDivergence == null
            ? sampledDivergence.of(oldLogProbabilities, logProbabilities)
            : exactDivergence.evaluate(parameters);
    return new Evaluation(gain, nats, objective, divergence);
  }

  /** An estimate of the divergence that is never negative, at the parameters evaluated last. */
  public double approximateKl() {
    return SampledDivergence.POSITIVE.of(oldLogProbabilities, logProbabilities);
  }

  /**
   * ∇ L at the parameters that were evaluated last.
   *
   * @param gradient Modified. {@code [parameters]}
   */
  public void gradient(double[] gradient) {
    surrogate.derivatives(weights, batch.advantages(), derivatives);
    density.weightedGradient(derivatives, gradient);
    if (entropy != null) {
      entropy.gradient(entropyGradient);
      Vectors.addScaled(entropyCoefficient, entropyGradient, gradient);
    }
  }
}
