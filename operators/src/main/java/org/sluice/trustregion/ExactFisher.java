package org.sluice.trustregion;

import java.util.ArrayList;
import java.util.List;
import org.sluice.graph.Block;
import org.sluice.graph.Graph;
import org.sluice.graph.Input;
import org.sluice.graph.Node;
import org.sluice.graph.Precision;
import org.sluice.policy.ClosedForm;
import org.sluice.policy.Policy;

/**
 * The exact Fisher information of a policy with a closed form, which is the Hessian of the exact KL
 * divergence at the old parameters.
 *
 * <pre>F v = (1/n) Σ_b J_bᵀ I(η_b) J_b v,  η_b = the distribution's parameters,  J_b = ∂η_b/∂θ
 * </pre>
 *
 * <p>One tangent sweep, the information in η, one backward sweep. Schulman et al. 2015, appendix
 * C.1.
 */
public final class ExactFisher implements FisherVectorProduct {

  private final Subsample subsample;
  private final Graph graph;
  private final Input observations;
  private final ClosedForm distribution;
  private final List<Block> tangents = new ArrayList<>();
  private final List<Block> adjoints = new ArrayList<>();
  private final int samples;

  /**
   * @param batch transitions per batch
   * @param stride every how many of them one is used
   * @throws IllegalArgumentException if the policy has no closed form
   */
  public ExactFisher(Policy policy, Precision precision, int batch, int stride) {
    this.subsample = new Subsample(stride);
    this.samples = subsample.size(batch);
    this.graph = new Graph(precision, samples, policy.layout(), true);
    this.observations = graph.input(policy.observationDim());
    this.distribution = ClosedFormEvaluation.require(policy, graph, observations);
    for (Node parameter : distribution.parameters()) {
      tangents.add(parameter.tangent());
      adjoints.add(parameter.adjoint());
    }
  }

  @Override
  public void load(PolicyBatch batch, double[] parameters) {
    subsample.load(batch.observations(), observations);
    graph.setParameters(parameters);
    graph.forward();
  }

  @Override
  public void multiply(double[] v, double[] product) {
    graph.setDirection(v);
    graph.tangent();
    graph.clearAdjoints();
    distribution.fisher(1.0 / samples, tangents, adjoints);
    graph.backward();
    graph.gradient(product);
  }
}
