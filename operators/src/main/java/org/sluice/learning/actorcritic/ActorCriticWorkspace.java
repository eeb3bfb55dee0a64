package org.sluice.learning.actorcritic;

import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Precision;

/** The buffers of an {@link ActorCriticLearner} for one architecture and number of samples. */
public abstract class ActorCriticWorkspace implements Workspace {

  /** The loss. */
  public final ActorCriticLoss loss;

  /** The precision of θ. */
  public final Precision precision;

  /** The loss's derivatives with respect to the log-probabilities, {@code [rows]}. */
  public final double[] policyWeights;

  /** The loss's derivatives with respect to the values, {@code [rows]}. */
  public final double[] valueWeights;

  /** The loss's derivatives with respect to θ, {@code [1 × size]}. */
  public final Block gradient;

  protected ActorCriticWorkspace(ActorCriticLoss loss, Precision precision) {
    this.loss = loss;
    this.precision = precision;
    this.policyWeights = new double[loss.rows()];
    this.valueWeights = new double[loss.rows()];
    this.gradient = precision.block(1, loss.size());
  }

  @Override
  public final long bytes() {
    return loss.bytes() + (long) Float.BYTES * gradient.size();
  }
}
