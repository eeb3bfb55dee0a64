package org.sluice.learning.algorithm.sac;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sluice.env.Generator;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.ActionValues;
import org.sluice.learning.offpolicy.TargetParameters;
import org.sluice.learning.optimiser.LearnedParameters;

/**
 * What {@link Sac} learns.
 *
 * @param policy θ
 * @param value V, if there is a value network
 * @param logTemperature log α, if it is learned
 */
record SacNetworks(
    LearnedParameters policy,
    TargetParameters q1,
    TargetParameters q2,
    Optional<TargetParameters> value,
    Optional<LearnedParameters> logTemperature) {

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
        new LearnedParameters(precision, policy),
        initial(precision, workspace.q1, random),
        initial(precision, workspace.q2, random),
        workspace.value.map(value -> initial(precision, value, random)),
        values.get(SacParams.AUTOMATIC_TEMPERATURE)
            ? Optional.of(new LearnedParameters(precision, logTemperature))
            : Optional.empty());
  }

  private static TargetParameters initial(
      Precision precision, ActionValues values, Generator random) {
    return new TargetParameters(precision, values.layout().initialiseFloats(random));
  }

  /** All of them, the policy first. */
  List<LearnedParameters> all() {
    List<LearnedParameters> all = new ArrayList<>(List.of(policy, q1, q2));
    value.ifPresent(all::add);
    logTemperature.ifPresent(all::add);
    return all;
  }
}
