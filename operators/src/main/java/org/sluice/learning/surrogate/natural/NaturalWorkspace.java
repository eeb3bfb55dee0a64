package org.sluice.learning.surrogate.natural;

import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.SampledDivergence;
import org.sluice.learning.surrogate.SurrogateWorkspace;

/** The {@link SurrogateWorkspace} of an ascent by natural gradients, and their own buffers. */
public final class NaturalWorkspace {

  final FisherVectorProduct fisher;
  final double[] product;
  final double[] residual;
  final double[] searchDirection;
  final double[] searchProduct;
  private final SurrogateWorkspace surrogate;

  /**
   * @param batch transitions per update
   * @param sampledDivergence the estimate of the divergence if the Fisher information is not exact
   * @param values also the Fisher information and its subsampling
   * @throws IllegalArgumentException if the Fisher information is to be exact and the policy has no
   *     closed form
   */
  public NaturalWorkspace(
      Policy policy,
      Precision precision,
      int batch,
      SampledDivergence sampledDivergence,
      Hyperparameters values) {
    this(
        policy,
        precision,
        batch,
        sampledDivergence,
        values,
        fisher(policy, batch, precision, values));
  }

  /** With a given Fisher information. */
  public NaturalWorkspace(
      Policy policy,
      Precision precision,
      int batch,
      SampledDivergence sampledDivergence,
      Hyperparameters values,
      FisherVectorProduct fisher) {
    int size = policy.layout().size();
    this.surrogate =
        new SurrogateWorkspace(policy, precision, batch, exact(values), sampledDivergence, values);
    this.fisher = fisher;
    this.product = new double[size];
    this.residual = new double[size];
    this.searchDirection = new double[size];
    this.searchProduct = new double[size];
  }

  /** The buffers that do not depend on how the step is computed. */
  public SurrogateWorkspace surrogate() {
    return surrogate;
  }

  /** A lower bound on the memory it needs. */
  public long bytes() {
    return surrogate.bytes() + 4L * Double.BYTES * product.length;
  }

  private static boolean exact(Hyperparameters values) {
    return values.get(NaturalParams.FISHER).equals(NaturalParams.EXACT);
  }

  private static FisherVectorProduct fisher(
      Policy policy, int batchSize, Precision precision, Hyperparameters values) {
    int stride = values.get(NaturalParams.FISHER_SUBSAMPLE);
    return exact(values)
        ? new ExactFisher(policy, precision, batchSize, stride)
        : new OuterProductFisher(policy, precision, batchSize, stride);
  }
}
