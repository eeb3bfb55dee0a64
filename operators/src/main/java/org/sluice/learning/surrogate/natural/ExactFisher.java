package org.sluice.learning.surrogate.natural;

import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.FisherInformation;
import org.sluice.learning.trustregion.PolicyBatch;
import org.sluice.learning.trustregion.Subsample;

/** The {@link FisherInformation} of a policy with a closed form, over part of a batch's states. */
public final class ExactFisher implements FisherVectorProduct {

  private final Subsample subsample;
  private final FisherInformation fisher;

  /**
   * @param batch transitions per batch
   * @param stride use every n-th transition
   * @throws IllegalArgumentException if the policy has no closed form
   */
  public ExactFisher(Policy policy, Precision precision, int batch, int stride) {
    this.subsample = new Subsample(stride);
    this.fisher = new FisherInformation(policy, precision, subsample.size(batch));
  }

  @Override
  public void load(PolicyBatch batch, double[] parameters) {
    subsample.load(batch.observations(), fisher.observations());
    fisher.evaluate(parameters);
  }

  @Override
  public void multiply(double[] v, double[] product) {
    fisher.product(v, product);
  }
}
