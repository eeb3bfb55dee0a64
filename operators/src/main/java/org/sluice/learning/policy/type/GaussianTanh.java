package org.sluice.learning.policy.type;

import org.sluice.env.Box;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.nodes.Node;

/**
 * {@link Gaussian} with tanh of the last layer's output as its mean, in (−1, 1); actions may be
 * outside. Tang and Agrawal 2018, appendix A.
 */
public final class GaussianTanh extends Gaussian {

  /**
   * @param trunk the hidden layers
   */
  public GaussianTanh(int observationDim, int actionDim, Trunk trunk) {
    super(observationDim, actionDim, trunk);
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
  public static final class Type extends TrunkType {

    public Type() {
      super(
          "gaussian-tanh",
          Box.class,
          (spaces, trunk) ->
              new GaussianTanh(spaces.observations().size(), spaces.actions().size(), trunk));
    }
  }
}
