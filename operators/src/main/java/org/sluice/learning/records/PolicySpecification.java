package org.sluice.learning.records;

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
 */
public record PolicySpecification(
    String environment,
    String algorithm,
    Spaces spaces,
    Map<String, String> settings,
    List<ParameterShape> policy,
    List<ParameterShape> value) {

  public PolicySpecification {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    policy = List.copyOf(policy);
    value = List.copyOf(value);
  }

  /** The number of parameters of a layout. */
  public static long size(List<ParameterShape> layout) {
    return layout.stream().mapToLong(ParameterShape::size).sum();
  }
}
