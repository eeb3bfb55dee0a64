package org.sluice.learning.trial;

import java.math.BigInteger;
import java.util.List;
import java.util.function.ToLongFunction;
import org.sluice.env.Spaces;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyType.Growth;
import org.sluice.learning.policy.PolicyType.Size;

/**
 * The sizes of arbitrarily large policies, computed from small ones of the same architecture: they
 * are polynomials in widths and depths.
 */
public final class PolicySizes {

  private PolicySizes() {}

  /**
   * The number of parameters.
   *
   * @throws IllegalArgumentException if no policy of these settings can act there
   */
  public static BigInteger parameters(Spaces spaces, Hyperparameters values) {
    return measured(spaces, values, policy -> policy.layout().size());
  }

  /**
   * The memory that acting in one state takes in single precision, in bytes, apart from the
   * parameters. It need not be in proportion to these, which a policy may use repeatedly.
   *
   * @throws IllegalArgumentException if no policy of these settings can act there
   */
  public static BigInteger actingBytes(Spaces spaces, Hyperparameters values) {
    return measured(spaces, values, PolicySizes::actingBytes);
  }

  private static long actingBytes(Policy policy) {
    Graph graph = new Graph(Precision.FLOAT, 1, policy.layout(), false);
    Node observation = graph.input(policy.observationDim());
    policy.sample(graph, observation, graph.input(policy.noiseDim()));
    return graph.bytes() - (long) Float.BYTES * policy.layout().size();
  }

  private static BigInteger measured(
      Spaces spaces, Hyperparameters values, ToLongFunction<Policy> measure) {
    List<Size> sizes = Policies.sizes(values);
    Polynomial polynomial =
        new Polynomial(
            sizes.stream().map(size -> size.growth() == Growth.DEPTH ? 1 : 2).toList(),
            at -> {
              Hyperparameters small = values.copy();
              for (int i = 0; i < sizes.size(); i++) {
                small.set(sizes.get(i).key(), at.get(i));
              }
              return measure.applyAsLong(Policies.create(spaces, small));
            });
    return polynomial.at(sizes.stream().map(size -> values.get(size.key())).toList());
  }
}
