package org.sluice.learning.policy;

import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Space;
import org.sluice.env.Spaces;
import org.sluice.learning.hyperparameters.Hyperparameters;

/**
 * A kind of policy that configurations can choose: which spaces it acts in, and how it is made.
 *
 * <p>An implementation has a public constructor without arguments and is named in the file {@code
 * META-INF/services/org.sluice.learning.policy.PolicyType} of a jar on the class path, as {@link
 * java.util.ServiceLoader} wants it.
 */
public interface PolicyType {

  /** What users write for it, such as {@code gaussian}: lower case, and no other type's. */
  String word();

  /** The keys that it reads; each begins with {@code policy.}. Those of the sizes by default. */
  default List<Param<?>> parameters() {
    return sizes().stream().<Param<?>>map(Size::key).toList();
  }

  /**
   * Those of its keys that have an effect along with given values; all unless it says otherwise.
   */
  default List<Param<?>> parameters(Hyperparameters values) {
    return parameters();
  }

  /** Those of its keys that set how large its networks are. */
  List<Size> sizes();

  /** Whether it draws actions of a space. */
  boolean acts(Space actions);

  /**
   * Makes the policy.
   *
   * @param spaces of an environment in whose action space it {@link #acts}
   * @throws IllegalArgumentException if it cannot act there after all; the message says why
   */
  Policy create(Spaces spaces, Hyperparameters values);

  /** How networks grow with a key. */
  enum Growth {
    /** Parameters grow in proportion. */
    DEPTH,
    /** Parameters grow with the square; a row is as wide as the value. */
    WIDTH,
    /** Parameters grow with the square; a row is as wide as the value times the action. */
    WIDTH_PER_ACTION
  }

  /**
   * A key that sets a size.
   *
   * @param key with whole numbers from 1 on
   * @param growth of the networks with it
   */
  record Size(Param<Integer> key, Growth growth) {}
}
