package org.sluice.learning.policy.type;

import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Box;
import org.sluice.env.EnvSpec;
import org.sluice.env.Space;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.policy.PolicyType;

/**
 * {@link Gaussian} with tanh of the last layer's output as its mean, which so lies in (−1, 1); the
 * actions themselves may leave it. Tang and Agrawal 2018, appendix A.
 */
public final class GaussianTanh extends Gaussian {

  /**
   * @param hidden units in each of the two hidden layers
   */
  public GaussianTanh(int observationDim, int actionDim, int hidden) {
    super(observationDim, actionDim, hidden);
  }

  @Override
  Node mean(Graph graph, Node output) {
    return graph.apply(Activation.TANH, output);
  }

  @Override
  public String toString() {
    return "tanh-mean " + super.toString();
  }

  /** The type {@code gaussian-tanh}. */
  public static final class Type implements PolicyType {

    @Override
    public String word() {
      return "gaussian-tanh";
    }

    @Override
    public List<Param<?>> parameters() {
      return List.of(PolicyParams.HIDDEN);
    }

    @Override
    public List<Size> sizes() {
      return List.of(new Size(PolicyParams.HIDDEN, Growth.WIDTH));
    }

    @Override
    public boolean acts(Space actions) {
      return actions instanceof Box;
    }

    @Override
    public Policy create(EnvSpec spec, Hyperparameters values) {
      return new GaussianTanh(
          spec.observationSpace().size(),
          spec.actionSpace().size(),
          values.get(PolicyParams.HIDDEN));
    }
  }
}
