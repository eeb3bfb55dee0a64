package org.sluice.learning.records;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sluice.env.Spaces;

/**
 * The meaning of a policy's numbers: the numbers and this specification are enough to act.
 *
 * @param environment the environment's id
 * @param algorithm the algorithm's word
 * @param spaces observation and action spaces
 * @param settings the hyper-parameters that shape it, as keys and values of a configuration, in key
 *     order
 * @param policy the policy's parameters, in the order of the flat vector
 * @param value the value function's parameters or the deviations of the policy's, in the order of
 *     the flat vector
 * @param below the frozen layers that turn its actions into the environment's, each without its
 *     own, from the highest to the lowest; none if it acts in the environment itself
 */
public record PolicySpecification(
    String environment,
    String algorithm,
    Spaces spaces,
    Map<String, String> settings,
    List<ParameterShape> policy,
    List<ParameterShape> value,
    List<PolicySnapshot> below)
    implements Serializable {

  public PolicySpecification {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    policy = List.copyOf(policy);
    value = List.copyOf(value);
    below = List.copyOf(below);
  }

  /** That of a policy without layers below it. */
  public PolicySpecification(
      String environment,
      String algorithm,
      Spaces spaces,
      Map<String, String> settings,
      List<ParameterShape> policy,
      List<ParameterShape> value) {
    this(environment, algorithm, spaces, settings, policy, value, List.of());
  }

  /** A copy above other layers. */
  public PolicySpecification above(List<PolicySnapshot> layers) {
    return new PolicySpecification(environment, algorithm, spaces, settings, policy, value, layers);
  }

  /** A copy without value function and layers below. */
  PolicySpecification alone() {
    return new PolicySpecification(
        environment, algorithm, spaces, settings, policy, List.of(), List.of());
  }

  /** The number of parameters of a layout. */
  public static long size(List<ParameterShape> layout) {
    return layout.stream().mapToLong(ParameterShape::size).sum();
  }
}
