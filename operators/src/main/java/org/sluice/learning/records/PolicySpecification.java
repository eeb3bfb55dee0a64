package org.sluice.learning.records;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sluice.env.Spaces;

/**
 * What the numbers of a policy mean: with these and the specification anyone can act.
 *
 * @param environment the id of the environment that it was learned in
 * @param algorithm the word of the algorithm that learned it
 * @param spaces what it observes and does there
 * @param settings the hyper-parameters that shape it: key and value as a configuration has them, in
 *     the order of the keys
 * @param policy the policy's parameters, in the order of the flat vector
 * @param value the value function's parameters, in the order of the flat vector
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

  /** How many numbers a layout has. */
  public static long size(List<ParameterShape> layout) {
    return layout.stream().mapToLong(ParameterShape::size).sum();
  }
}
