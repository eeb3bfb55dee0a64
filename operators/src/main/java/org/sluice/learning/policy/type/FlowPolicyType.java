package org.sluice.learning.policy.type;

import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Box;
import org.sluice.env.Spaces;
import org.sluice.learning.flow.CouplingNet;
import org.sluice.learning.flow.Flow;
import org.sluice.learning.flow.FlowFamilies;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.PolicyParams;

/** A type of flow policies. */
abstract class FlowPolicyType extends WordedType {

  FlowPolicyType(String word) {
    super(word, Box.class);
  }

  @Override
  public List<Param<?>> parameters() {
    return List.of(
        PolicyParams.FLOW_FAMILY,
        PolicyParams.FLOW_PAIRS,
        PolicyParams.FLOW_UNITS,
        PolicyParams.FLOW_STATE_UNITS,
        PolicyParams.FLOW_LAYER_NORM_EPSILON);
  }

  @Override
  public List<Param<?>> parameters(Hyperparameters values) {
    return FlowFamilies.of(values.get(PolicyParams.FLOW_FAMILY)).hasNetworks()
        ? parameters()
        : parameters().stream().filter(one -> !one.equals(PolicyParams.FLOW_UNITS)).toList();
  }

  @Override
  public List<Size> sizes() {
    return List.of(
        new Size(PolicyParams.FLOW_PAIRS, Growth.DEPTH),
        new Size(PolicyParams.FLOW_UNITS, Growth.WIDTH_PER_ACTION),
        new Size(PolicyParams.FLOW_STATE_UNITS, Growth.WIDTH));
  }

  /** The flow of a policy. */
  static Flow flow(Spaces spaces, Hyperparameters values) {
    double epsilon = values.get(PolicyParams.FLOW_LAYER_NORM_EPSILON);
    return FlowFamilies.of(values.get(PolicyParams.FLOW_FAMILY))
        .chain(
            spaces.actions().size(),
            2 * values.get(PolicyParams.FLOW_PAIRS),
            new CouplingNet(values.get(PolicyParams.FLOW_UNITS), epsilon),
            new CouplingNet(values.get(PolicyParams.FLOW_STATE_UNITS), epsilon));
  }
}
