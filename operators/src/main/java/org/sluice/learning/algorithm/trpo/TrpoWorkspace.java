package org.sluice.learning.algorithm.trpo;

import org.sluice.learning.algorithm.trpo.vine.VinePlan;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.EntropyParams;
import org.sluice.learning.policy.information.SampledDivergence;
import org.sluice.learning.trustregion.ImportanceSampled;

/**
 * The buffers of a TRPO update for one policy architecture and batch size. Keeps nothing between
 * updates, so that all learners of a thread may share it; belongs to one thread at a time.
 */
public final class TrpoWorkspace {

  final Policy policy;
  final int batch;
  final Precision precision;
  final Objective objective;
  final FisherVectorProduct fisher;
  final double[] gradient;
  final double[] direction;
  final double[] product;
  final double[] candidate;
  final double[] residual;
  final double[] searchDirection;
  final double[] searchProduct;

  /**
   * @param batch transitions per update
   * @param hyperparameters those that decide what is computed: the Fisher information and its
   *     subsampling, the estimates of surrogate and divergence, and the entropy bonus with its
   *     samples
   * @throws IllegalArgumentException if the Fisher information is to be exact and the policy has no
   *     closed form
   */
  public TrpoWorkspace(
      Policy policy, Precision precision, int batch, Hyperparameters hyperparameters) {
    this(
        policy,
        precision,
        batch,
        hyperparameters,
        fisher(policy, batch, precision, hyperparameters));
  }

  /** A lower bound on the memory it needs. */
  public long bytes() {
    return objective.bytes() + 7L * Double.BYTES * gradient.length;
  }

  /** For tests with their own Fisher information. */
  TrpoWorkspace(
      Policy policy,
      Precision precision,
      int batch,
      Hyperparameters hyperparameters,
      FisherVectorProduct fisher) {
    int size = policy.layout().size();
    this.policy = policy;
    this.batch = batch;
    this.precision = precision;
    this.fisher = fisher;
    this.objective =
        new Objective(
            VinePlan.of(hyperparameters).map(VinePlan::surrogate).orElse(new ImportanceSampled()),
            policy,
            precision,
            batch,
            exact(hyperparameters),
            SampledDivergence.named(hyperparameters.get(TrpoParams.LINE_SEARCH_DIVERGENCE)),
            hyperparameters.get(EntropyParams.ENTROPY_COEFFICIENT) != 0,
            hyperparameters.get(EntropyParams.ENTROPY_SAMPLES));
    this.gradient = new double[size];
    this.direction = new double[size];
    this.product = new double[size];
    this.candidate = new double[size];
    this.residual = new double[size];
    this.searchDirection = new double[size];
    this.searchProduct = new double[size];
  }

  private static boolean exact(Hyperparameters hyperparameters) {
    return hyperparameters.get(TrpoParams.FISHER).equals(TrpoParams.EXACT);
  }

  private static FisherVectorProduct fisher(
      Policy policy, int batchSize, Precision precision, Hyperparameters hyperparameters) {
    int stride = hyperparameters.get(TrpoParams.FISHER_SUBSAMPLE);
    return exact(hyperparameters)
        ? new ExactFisher(policy, precision, batchSize, stride)
        : new OuterProductFisher(policy, precision, batchSize, stride);
  }
}
