package org.sluice.learning.policy.type;

import java.util.List;
import java.util.Optional;
import org.sluice.env.Box;
import org.sluice.env.Space;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyType;
import org.sluice.learning.policy.Sample;

/**
 * A policy without a density, whose actions lie inside the bounds of the action space; the
 * log-probability of its samples is 0.
 *
 * <pre>a = (high + low) / 2 + (high − low) / 2 · tanh(x),  x the network's output</pre>
 */
abstract class BoundedPolicy extends Policy {

  private final Box actions;

  /**
   * @param actions with finite bounds
   */
  BoundedPolicy(int observationDim, Box actions) {
    super(observationDim, actions.size());
    if (!actions.isBounded()) {
      throw new IllegalArgumentException("the policy needs bounded actions");
    }
    this.actions = actions;
  }

  /** The actions of a network's output. */
  final Sample squash(Graph graph, Node output) {
    Node action = Bounded.scale(graph, graph.apply(Activation.TANH, output), actions);
    return new Sample(action, graph.affine(0, graph.rowSum(action), 0));
  }

  @Override
  public final Node logProbability(Graph graph, Node observation, Node action) {
    throw new UnsupportedOperationException(this + " has no density");
  }

  @Override
  public final boolean hasDensity() {
    return false;
  }

  @Override
  public final Optional<Box> bounds() {
    return Optional.of(actions);
  }

  /** The type of such a policy with two hidden layers of {@code policy.hidden} units. */
  abstract static class BoundedType implements PolicyType {

    private final String word;

    BoundedType(String word) {
      this.word = word;
    }

    @Override
    public final String word() {
      return word;
    }

    @Override
    public final List<Size> sizes() {
      return List.of(Trunk.SIZE);
    }

    @Override
    public final boolean acts(Space space) {
      return space instanceof Box box && box.isBounded();
    }
  }
}
