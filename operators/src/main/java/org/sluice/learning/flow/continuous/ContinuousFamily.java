package org.sluice.learning.flow.continuous;

import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.flow.CouplingNet;
import org.sluice.learning.flow.Flow;
import org.sluice.learning.flow.FlowFamily;
import org.sluice.learning.hyperparameters.Hyperparameters;

/**
 * The family {@code continuous}: {@link ContinuousFlow}s one after the other, which together are
 * one whose field changes from layer to layer.
 */
public final class ContinuousFamily implements FlowFamily {

  private final int steps;

  /** With the default number of steps. */
  public ContinuousFamily() {
    this(ContinuousParams.STEPS.defaultValue);
  }

  /**
   * @param steps of each layer
   */
  public ContinuousFamily(int steps) {
    this.steps = steps;
  }

  @Override
  public String word() {
    return "continuous";
  }

  @Override
  public List<Param<?>> parameters() {
    return List.of(ContinuousParams.STEPS);
  }

  @Override
  public List<Param<Integer>> depths() {
    return List.of(ContinuousParams.STEPS);
  }

  @Override
  public FlowFamily with(Hyperparameters values) {
    return new ContinuousFamily(values.get(ContinuousParams.STEPS));
  }

  @Override
  public void addLayer(List<Flow> flows, String name, int index, int dim, CouplingNet net) {
    flows.add(new ContinuousFlow(name, net.units() * dim, steps));
  }
}
