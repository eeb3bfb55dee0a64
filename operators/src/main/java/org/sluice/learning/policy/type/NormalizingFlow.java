package org.sluice.learning.policy.type;

import java.util.List;
import org.sluice.env.Spaces;
import org.sluice.learning.flow.Composition;
import org.sluice.learning.flow.CouplingNet;
import org.sluice.learning.flow.Direction;
import org.sluice.learning.flow.Flow;
import org.sluice.learning.flow.FlowFamilies;
import org.sluice.learning.flow.Transformed;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.Sample;
import org.sluice.learning.policy.distribution.StandardNormal;

/**
 * A normalizing flow over N(0, I), conditioned on the state (Tang and Agrawal 2018, section 4.1).
 *
 * <pre>a = f(ε; s),  log π(a | s) = log N(ε; 0, I) − log |det ∂f/∂ε|,  ε = f⁻¹(a; s)</pre>
 *
 * <p>If f⁻¹ is only approximate ({@link Flow#invertsExactly}), a sample's log-probability is
 * computed from its action by f⁻¹, like that of any other action. The same action then has the same
 * log-probability when it is taken and when it is learned from.
 */
public class NormalizingFlow extends Policy {

  private final Flow flow;
  private final Flow before;
  private final Flow last;

  /**
   * @param flow f, with the observation as its context
   */
  public NormalizingFlow(int observationDim, int actionDim, Flow flow) {
    super(observationDim, actionDim);
    this.flow = flow;
    this.before = flow;
    this.last = new Composition(List.of());
  }

  /**
   * @param before f without its last part
   * @param last that part, which inverts exactly
   */
  NormalizingFlow(int observationDim, int actionDim, Flow before, Flow last) {
    super(observationDim, actionDim);
    this.flow = new Composition(List.of(before, last));
    this.before = before;
    this.last = last;
  }

  /**
   * The policy of the paper: {@code 2 · pairs} affine couplings with alternating masks, {@code
   * flow.0 …}, and the state net {@code state}, whose output is added after the first of them.
   *
   * @param pairs pairs of couplings; the authors' code has 4, their text calls that K = 4
   * @param units width of the couplings' hidden layers (l₁ = 3 in the paper)
   * @param stateUnits width of the state net's hidden layers
   */
  public static NormalizingFlow ofCouplings(
      int observationDim,
      int actionDim,
      int pairs,
      int units,
      int stateUnits,
      double layerNormEpsilon) {
    Flow flow =
        FlowFamilies.of("affine")
            .chain(
                actionDim,
                2 * pairs,
                new CouplingNet(units, layerNormEpsilon),
                new CouplingNet(stateUnits, layerNormEpsilon));
    return new NormalizingFlow(observationDim, actionDim, flow);
  }

  @Override
  public Node logProbability(Graph graph, Node observation, Node action) {
    return logDensity(graph, flow, observation, action);
  }

  private static Node logDensity(Graph graph, Flow flow, Node observation, Node action) {
    Transformed noise = flow.apply(graph, Direction.TO_NOISE, action, observation);
    // Far outside, where a chain of scales has enlarged the noise, the density is merely tiny.
    Node bounded = graph.apply(Activation.SQUARABLE, noise.value());
    Node base = StandardNormal.logDensity(graph, bounded);
    return noise.logDeterminant() == null ? base : graph.sum(base, noise.logDeterminant());
  }

  @Override
  public Sample sample(Graph graph, Node observation, Node noise) {
    if (!flow.invertsExactly()) {
      return sampleByDensity(graph, observation, noise);
    }
    Transformed action = flow.apply(graph, Direction.TO_ACTION, noise, observation);
    Node base = StandardNormal.logDensity(graph, noise);
    return new Sample(
        action.value(),
        action.logDeterminant() == null
            ? base
            : graph.combine(1, base, -1, action.logDeterminant()));
  }

  /** The last part is not undone: a tanh that is nearly ±1 would lose digits. */
  private Sample sampleByDensity(Graph graph, Node observation, Node noise) {
    Node raw = before.apply(graph, Direction.TO_ACTION, noise, observation).value();
    Node logDensity = logDensity(graph, before, observation, raw);
    Transformed action = last.apply(graph, Direction.TO_ACTION, raw, observation);
    return new Sample(
        action.value(),
        action.logDeterminant() == null
            ? logDensity
            : graph.combine(1, logDensity, -1, action.logDeterminant()));
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "(" + flow + ")";
  }

  /** The type {@code normalizing-flow}. */
  public static final class Type extends FlowPolicyType {

    public Type() {
      super("normalizing-flow");
    }

    @Override
    public Policy create(Spaces spaces, Hyperparameters values) {
      return new NormalizingFlow(
          spaces.observations().size(), spaces.actions().size(), flow(spaces, values));
    }
  }
}
