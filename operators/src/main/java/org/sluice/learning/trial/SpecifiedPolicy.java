package org.sluice.learning.trial;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Spaces;
import org.sluice.learning.encoder.EncoderParams;
import org.sluice.learning.hyperparameters.BelowParams;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.ParameterText;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.policy.PolicyType.Growth;
import org.sluice.learning.policy.PolicyType.Size;
import org.sluice.learning.records.PolicySpecification;

/** Creates policies from their specifications, which may come from anyone. */
public final class SpecifiedPolicy {

  private SpecifiedPolicy() {}

  /**
   * The architecture of a specification, without numbers.
   *
   * @throws IllegalArgumentException if this build has no such policy; the message says why.
   *     Allocates nothing larger than the specification itself to find out
   */
  public static Policy create(PolicySpecification specification) {
    Hyperparameters values = values(specification);
    Spaces spaces = specification.spaces();
    BigInteger size = size(spaces, values);
    long specified = PolicySpecification.size(specification.policy());
    if (!size.equals(BigInteger.valueOf(specified))) {
      throw new IllegalArgumentException(
          String.format(
              "it has %,d parameters, but a policy of its settings (%s) has %,d",
              specified, Policies.describe(values), size));
    }
    Policy policy = Policies.create(spaces, values);
    if (!TrialModel.shapes(policy.layout()).equals(specification.policy())) {
      throw new IllegalArgumentException(
          String.format(
              "its parameters are not arranged like those of this build's %s",
              Policies.describe(values)));
    }
    return policy;
  }

  /**
   * The architecture of a specification without layers below, for whatever acts in the environment
   * itself.
   *
   * @throws IllegalArgumentException if it has layers, or this build has no such policy
   */
  public static Policy createAlone(PolicySpecification specification) {
    if (!specification.below().isEmpty()) {
      throw new IllegalArgumentException(
          "it acts through other snapshots ("
              + BelowParams.SNAPSHOT.name
              + "); 'sluice evaluate', 'demonstrate' and 'serve' can run it");
    }
    return create(specification);
  }

  /**
   * The hyper-parameters of a specification.
   *
   * @throws IllegalArgumentException if this build does not know a key or allow its value
   */
  public static Hyperparameters values(PolicySpecification specification) {
    Hyperparameters values = new Hyperparameters();
    String type = specification.settings().get(PolicyParams.TYPE.name);
    if (type == null) {
      throw new IllegalArgumentException("it has no setting " + PolicyParams.TYPE.name);
    }
    ParameterText.set(values, PolicyParams.TYPE, type);
    String encoder = specification.settings().get(EncoderParams.TYPE.name);
    if (encoder != null) {
      ParameterText.set(values, EncoderParams.TYPE, encoder);
    }
    List<Param<?>> known = new ArrayList<>(TrialModel.parameters(values));
    known.addAll(Policies.type(values).parameters()); // of each family of flows
    known.add(TrialParams.ACTION_LIMITS);
    for (Map.Entry<String, String> setting : specification.settings().entrySet()) {
      Param<?> parameter =
          known.stream()
              .filter(one -> one.name.equals(setting.getKey()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "this build does not know its setting " + setting.getKey()));
      ParameterText.set(values, parameter, setting.getValue());
    }
    return values;
  }

  /** The number of parameters of a policy, computed from small ones. */
  private static BigInteger size(Spaces spaces, Hyperparameters values) {
    List<Size> sizes = Policies.sizes(values);
    Polynomial parameters =
        new Polynomial(
            sizes.stream().map(size -> size.growth() == Growth.DEPTH ? 1 : 2).toList(),
            at -> {
              Hyperparameters small = values.copy();
              for (int i = 0; i < sizes.size(); i++) {
                small.set(sizes.get(i).key(), at.get(i));
              }
              return Policies.create(spaces, small).layout().size();
            });
    return parameters.at(sizes.stream().map(size -> values.get(size.key())).toList());
  }
}
