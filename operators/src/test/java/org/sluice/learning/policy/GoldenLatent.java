package org.sluice.learning.policy;

import java.util.List;
import java.util.stream.DoubleStream;
import org.sluice.env.Box;
import org.sluice.learning.flow.Flow;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.policy.type.Latent;

/** Latent policies of reference numbers, on [−1, 1]^d. */
public final class GoldenLatent {

  private GoldenLatent() {}

  /** The policy of a case. */
  public static Policy policy(Golden c) {
    return new Latent(c.integer("obs_dim"), box(c), map(c));
  }

  /** The bounds of its actions. */
  static Box box(Golden c) {
    return Box.uniform(c.integer("act_dim"), -1, 1);
  }

  /** The map of a case. */
  static Flow map(Golden c) {
    return Latent.map(
        "pi", c.integer("coupling_layers") / 2, c.integer("hidden"), sizes(c, "preprocessing"));
  }

  /** Sizes of hidden layers. */
  static List<Integer> sizes(Golden c, String field) {
    return DoubleStream.of(c.array(field)).mapToObj(size -> (int) size).toList();
  }

  /** Half of one number is empty: the first coupling's networks have no output then. */
  public static Golden withoutEmptyNetworks(Golden c) {
    return c.integer("act_dim") == 1 ? c.without("pi.0.") : c;
  }
}
