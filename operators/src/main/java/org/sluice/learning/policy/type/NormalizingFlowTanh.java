package org.sluice.learning.policy.type;

import java.util.Optional;
import org.sluice.env.Box;
import org.sluice.env.Spaces;
import org.sluice.learning.flow.Flow;
import org.sluice.learning.flow.TanhSquash;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policy;

/**
 * {@link NormalizingFlow} whose actions are squashed by tanh into (−1, 1) (Tang and Agrawal 2018,
 * section 5.1, footnote 1):
 *
 * <pre>log π(a | s) = log π_flow(artanh a | s) − Σ log(1 − a²)</pre>
 *
 * <p>See {@link TanhSquash} for actions that are nearly ±1.
 */
public final class NormalizingFlowTanh extends NormalizingFlow {

  /**
   * @param flow the flow before tanh, with the observation as its context
   */
  public NormalizingFlowTanh(int observationDim, int actionDim, Flow flow) {
    super(observationDim, actionDim, flow, new TanhSquash());
  }

  @Override
  public Optional<Box> bounds() {
    return Optional.of(Box.uniform(actionDim(), -1, 1));
  }

  /** The type {@code normalizing-flow-tanh}. */
  public static final class Type extends FlowPolicyType {

    public Type() {
      super("normalizing-flow-tanh");
    }

    @Override
    public Policy create(Spaces spaces, Hyperparameters values) {
      return new NormalizingFlowTanh(
          spaces.observations().size(), spaces.actions().size(), flow(spaces, values));
    }
  }
}
