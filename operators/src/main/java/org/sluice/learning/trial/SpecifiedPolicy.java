package org.sluice.learning.trial;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Box;
import org.sluice.env.Space;
import org.sluice.env.Spaces;
import org.sluice.learning.encoder.EncoderParams;
import org.sluice.learning.hyperparameters.BelowParams;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.ParameterText;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.PolicySpecification;

/** Creates policies from their specifications, which may come from anyone. */
public final class SpecifiedPolicy {

  /** Far more than any policy needs that is worth training. */
  private static final int MOST_ACTING_BYTES = 64 << 20;

  private SpecifiedPolicy() {}

  /**
   * The architecture of a specification, without numbers.
   *
   * @throws IllegalArgumentException if this build has no such policy, or acting would take more
   *     than 64 MB beside its parameters; the message says why. Allocates no more than that to find
   *     out
   */
  public static Policy create(PolicySpecification specification) {
    Hyperparameters values = values(specification);
    Spaces spaces = specification.spaces();
    BigInteger size = PolicySizes.parameters(spaces, values);
    long specified = PolicySpecification.size(specification.policy());
    if (!size.equals(BigInteger.valueOf(specified))) {
      throw new IllegalArgumentException(
          String.format(
              "it has %,d parameters, but a policy of its settings (%s) has %,d",
              specified, Policies.describe(values), size));
    }
    BigInteger bytes = PolicySizes.actingBytes(spaces, values);
    if (bytes.compareTo(BigInteger.valueOf(MOST_ACTING_BYTES)) > 0) {
      throw new IllegalArgumentException(
          String.format(
              "to act, a policy of its settings (%s) would need %,d bytes beside its parameters; the"
                  + " maximum is %,d",
              Policies.describe(values), bytes, MOST_ACTING_BYTES));
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
   * The architecture of a specification, for whatever acts through its layers too.
   *
   * @throws IllegalArgumentException if this build has no such policy, or the layers do not fit it,
   *     each other or what it observes. Allocates no more than {@link #create} for each
   */
  public static Policy createAbove(PolicySpecification specification) {
    Policy policy = create(specification);
    List<PolicySnapshot> below = specification.below();
    if (!below.isEmpty()) {
      Space applied = below.get(below.size() - 1).specification().spaces().actions();
      Spaces environment = new Spaces(specification.spaces().observations(), applied);
      List<String> problems = BelowProblems.of(environment, specification);
      if (!problems.isEmpty()) {
        throw new IllegalArgumentException(String.join("; ", problems));
      }
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

  /** What a specification's actions are cut to before they are applied; null if they are not. */
  public static Box limits(PolicySpecification specification) {
    boolean clips =
        TrialParams.CLIP.equals(specification.settings().get(TrialParams.ACTION_LIMITS.name));
    return clips && specification.spaces().actions() instanceof Box box ? box : null;
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
}
