package org.sluice.learning.policy.information;

import java.util.List;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.nodes.Input;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.distribution.ClosedForm;

/**
 * The exact Fisher information of a policy with a closed form, times a vector:
 *
 * <pre>F v = (1/B) Σ_b J_bᵀ I(η_b) J_b v,   J_b = ∂η(s_b) / ∂θ</pre>
 *
 * where η are the distribution's own parameters: one tangent sweep, I(η) sample by sample, one
 * backward sweep. It equals the Hessian of the mean KL divergence at θ (Schulman et al. 2015,
 * appendix C.1).
 */
public final class FisherInformation {

  private final Graph graph;
  private final Input observations;
  private final ClosedForm distribution;
  private final List<Block> tangents;
  private final List<Node> parameters;
  private final List<Block> adjoints;

  /**
   * @param batch states
   */
  public FisherInformation(Policy policy, Precision precision, int batch) {
    this.graph = new Graph(precision, batch, policy.layout(), true);
    this.observations = graph.input(policy.observationDim());
    this.distribution = ClosedForms.of(policy, graph, observations);
    this.tangents = distribution.parameters().stream().map(Node::tangent).toList();
    this.parameters = distribution.parameters();
    this.adjoints = parameters.stream().map(Node::adjoint).toList();
  }

  /** Where the states go, {@code [observationDim × batch]}. */
  public Input observations() {
    return observations;
  }

  /** Sets θ, after the observations; the products that follow are taken there. */
  public void evaluate(double[] parameters) {
    graph.setParameters(parameters);
    graph.forward();
  }

  /**
   * F v, without damping.
   *
   * @param v Not modified. {@code [parameters]}
   * @param product Modified. {@code [parameters]}; may be {@code v}
   */
  public void product(double[] v, double[] product) {
    graph.setDirection(v);
    graph.tangent();
    graph.clearAdjoints();
    parameters.forEach(Node::adjoint); // sets their numbers to zero
    distribution.fisher(1.0 / graph.batch(), tangents, adjoints);
    graph.backward();
    graph.gradient(product);
  }
}
