package org.sluice.learning.policy;

import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Space;
import org.sluice.env.Spaces;
import org.sluice.learning.hyperparameters.Hyperparameters;

/**
 * A type of policy that configurations can choose: which spaces it supports, and how to create it.
 *
 * <p>An implementation has a public constructor without arguments and is named in the file {@code
 * META-INF/services/org.sluice.learning.policy.PolicyType} of a jar on the class path, as {@link
 * java.util.ServiceLoader} requires.
 */
public interface PolicyType {

  /** Name in configurations, such as {@code gaussian}: lower case and unique among types. */
  String word();

  /** The keys that it reads; each begins with {@code policy.}. By default, those of the sizes. */
  default List<Param<?>> parameters() {
    return sizes().stream().<Param<?>>map(Size::key).toList();
  }

  /**
   * Those of its keys that have an effect along with given values; all unless it says otherwise.
   */
  default List<Param<?>> parameters(Hyperparameters values) {
    return parameters();
  }

  /** The keys that set its networks' sizes. */
  List<Size> sizes();

  /** Those of its {@link #sizes} that have an effect along with given values. */
  default List<Size> sizes(Hyperparameters values) {
    List<Param<?>> effective = parameters(values);
    return sizes().stream().filter(size -> effective.contains(size.key())).toList();
  }

  /** Whether it supports an action space. */
  boolean acts(Space actions);

  /**
   * Makes the policy.
   *
   * @param spaces of an environment in whose action space it {@link #acts}
   * @throws IllegalArgumentException if it cannot act there; the message says why
   */
  Policy create(Spaces spaces, Hyperparameters values);

  /** How the networks' size depends on a key. */
  enum Growth {
    /** The number of parameters is proportional to the value. */
    DEPTH,
    /**
     * The number of parameters grows with the square of the value; a row is as wide as the value.
     */
    WIDTH,
    /**
     * The number of parameters grows with the square of the value; a row is as wide as the value
     * times the action.
     */
    WIDTH_PER_ACTION
  }

  /**
   * A key that sets a size.
   *
   * @param key with integers from 1; of a depth, from 0
   * @param growth of the networks with it
   */
  record Size(Param<Integer> key, Growth growth) {}
}
