package org.sluice.learning.algorithm.sac;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sluice.env.Generator;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.ActionValues;
import org.sluice.learning.offpolicy.TargetParameters;

/**
 * What {@link Sac} learns.
 *
 * @param policy θ; its target network is not used
 * @param value V, if there is a value network
 * @param logTemperature log α, if it is learned
 */
record SacNetworks(
    TargetParameters policy,
    TargetParameters q1,
    TargetParameters q2,
    Optional<TargetParameters> value,
    Optional<TargetParameters> logTemperature) {

  /**
   * The networks at first.
   *
   * @param policy Not modified. θ
   * @param random for the parameters of the others
   */
  static SacNetworks initial(
      SacWorkspace workspace, Hyperparameters values, float[] policy, Generator random) {
    Precision precision = workspace.precision;
    float[] logTemperature = {(float) StrictMath.log(values.get(SacParams.TEMPERATURE))};
    return new SacNetworks(
        new TargetParameters(precision, policy),
        initial(precision, workspace.q1, random),
        initial(precision, workspace.q2, random),
        workspace.value.map(value -> initial(precision, value, random)),
        values.get(SacParams.AUTOMATIC_TEMPERATURE)
            ? Optional.of(new TargetParameters(precision, logTemperature))
            : Optional.empty());
  }

  private static TargetParameters initial(
      Precision precision, ActionValues values, Generator random) {
    return new TargetParameters(precision, values.layout().initialiseFloats(random));
  }

  /** All of them, the policy first. */
  List<TargetParameters> all() {
    return Stream.of(Stream.of(policy, q1, q2), value.stream(), logTemperature.stream())
        .flatMap(part -> part)
        .toList();
  }
}
