package org.sluice.learning.policy.type;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Box;
import org.sluice.env.Spaces;
import org.sluice.learning.flow.CouplingNet;
import org.sluice.learning.flow.Flow;
import org.sluice.learning.flow.FlowFamilies;
import org.sluice.learning.flow.FlowFamily;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.PolicyParams;

/** A type of flow policies. */
abstract class FlowPolicyType extends WordedType {

  FlowPolicyType(String word) {
    super(word, Box.class);
  }

  @Override
  public List<Param<?>> parameters() {
    return Stream.concat(common(), FlowFamilies.all().stream().flatMap(FlowPolicyType::own))
        .toList();
  }

  /** The keys of every family; not a constant, since loading the types must not need their keys. */
  private static Stream<Param<?>> common() {
    return Stream.of(
        PolicyParams.FLOW_FAMILY,
        PolicyParams.FLOW_PAIRS,
        PolicyParams.FLOW_UNITS,
        PolicyParams.FLOW_STATE_UNITS,
        PolicyParams.FLOW_LAYER_NORM_EPSILON);
  }

  private static Stream<Param<?>> own(FlowFamily family) {
    return family.parameters().stream();
  }

  @Override
  public List<Param<?>> parameters(Hyperparameters values) {
    FlowFamily family = family(values);
    return Stream.concat(common(), own(family))
        .filter(one -> family.hasNetworks() || !one.equals(PolicyParams.FLOW_UNITS))
        .toList();
  }

  @Override
  public List<Size> sizes() {
    List<Size> sizes =
        new ArrayList<>(
            List.of(
                new Size(PolicyParams.FLOW_PAIRS, Growth.DEPTH),
                new Size(PolicyParams.FLOW_UNITS, Growth.WIDTH_PER_ACTION),
                new Size(PolicyParams.FLOW_STATE_UNITS, Growth.WIDTH)));
    for (FlowFamily family : FlowFamilies.all()) {
      family.depths().forEach(key -> sizes.add(new Size(key, Growth.DEPTH)));
    }
    return sizes;
  }

  private static FlowFamily family(Hyperparameters values) {
    return FlowFamilies.of(values.get(PolicyParams.FLOW_FAMILY)).with(values);
  }

  /** The flow of a policy. */
  static Flow flow(Spaces spaces, Hyperparameters values) {
    double epsilon = values.get(PolicyParams.FLOW_LAYER_NORM_EPSILON);
    return family(values)
        .chain(
            spaces.actions().size(),
            2 * values.get(PolicyParams.FLOW_PAIRS),
            new CouplingNet(values.get(PolicyParams.FLOW_UNITS), epsilon),
            new CouplingNet(values.get(PolicyParams.FLOW_STATE_UNITS), epsilon));
  }
}
