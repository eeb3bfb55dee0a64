package org.sluice.learning.surrogate;

import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.EntropyParams;
import org.sluice.learning.policy.information.SampledDivergence;
import org.sluice.learning.surrogate.vine.VinePlan;
import org.sluice.learning.trustregion.ImportanceSampled;

/**
 * The buffers of a {@link SurrogateAscent} for one policy architecture and batch size. Keeps
 * nothing between updates, so that all learners of a thread may share it; belongs to one thread at
 * a time.
 */
public final class SurrogateWorkspace {

  final Policy policy;
  final int batch;
  final Objective objective;
  final double[] gradient;
  final double[] step;
  private final Precision precision;
  private final double[] candidate;

  /**
   * @param batch transitions per update
   * @param precision of the sweeps; with {@link Precision#FLOAT}, accepted parameters are exact in
   *     32 bits
   * @param exactDivergence whether the divergence is exact, which needs a policy with a closed form
   * @param sampledDivergence the estimate of the divergence otherwise
   * @param values those that decide what is computed: the estimate of the surrogate, and the
   *     entropy bonus with its samples
   */
  public SurrogateWorkspace(
      Policy policy,
      Precision precision,
      int batch,
      boolean exactDivergence,
      SampledDivergence sampledDivergence,
      Hyperparameters values) {
    int size = policy.layout().size();
    this.policy = policy;
    this.batch = batch;
    this.precision = precision;
    this.objective =
        new Objective(
            VinePlan.of(values).map(VinePlan::surrogate).orElse(new ImportanceSampled()),
            policy,
            precision,
            batch,
            exactDivergence,
            sampledDivergence,
            values.get(EntropyParams.ENTROPY_COEFFICIENT) != 0,
            values.get(EntropyParams.ENTROPY_SAMPLES));
    this.gradient = new double[size];
    this.step = new double[size];
    this.candidate = new double[size];
  }

  /** A lower bound on the memory it needs. */
  public long bytes() {
    return objective.bytes() + 3L * Double.BYTES * gradient.length;
  }

  /** Of the sweeps. */
  public Precision precision() {
    return precision;
  }

  /** A buffer for parameters that are tried. */
  public double[] candidate() {
    return candidate;
  }
}
