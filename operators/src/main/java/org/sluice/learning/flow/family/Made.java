package org.sluice.learning.flow.family;

import java.util.List;
import org.sluice.learning.flow.Direction;
import org.sluice.learning.flow.Transformed;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.nodes.Node;

/**
 * MADE (Germain et al. 2015): a masked network whose i-th outputs depend on the first i − 1 inputs
 * and on all of the context. One hidden tanh layer, unit k of degree k mod dim; units of degree 0
 * see the context only.
 *
 * <p>Its parameters are {@code name.hidden.W|b} with {@code W [dim + contextDim, units]}, {@code
 * name.mean.W|b} and {@code name.scale.W|b}.
 *
 * @param units width of the hidden layer, at least the dimension, so that every output can depend
 *     on all it may
 */
record Made(String name, int units) {

  private static final double LAST_LAYER_LIMIT = 0.003;

  Made {
    if (units < 1) {
      throw new IllegalArgumentException("a network needs at least 1 unit, not " + units);
    }
  }

  /** Means and log-scales, the latter clipped to ±{@link Activation#SCALE_LIMIT}. */
  Scaling apply(Graph graph, Node x, Node context) {
    int dim = x.rows();
    boolean[] toHidden = Masks.toHidden(dim, context.rows(), units);
    boolean[] fromHidden = Masks.fromHidden(units, dim);
    Node inputs = graph.stack(List.of(x, context));
    Node hidden =
        graph.apply(
            Activation.TANH,
            graph.maskedDense(inputs, name + ".hidden", units, toHidden, Initialisers.glorot()));
    var small = Initialisers.uniform(LAST_LAYER_LIMIT);
    Node mean = graph.maskedDense(hidden, name + ".mean", dim, fromHidden, small);
    Node logScale = graph.maskedDense(hidden, name + ".scale", dim, fromHidden, small);
    return new Scaling(mean, graph.apply(Activation.LIMIT, logScale));
  }

  /**
   * y_i = x_i exp(s_i) + μ_i or its inverse, as an autoregressive flow.
   *
   * @param onePass the direction in which the network sees x; in the other it sees the result
   */
  Transformed transform(Graph graph, Direction onePass, Direction direction, Node x, Node context) {
    return direction == onePass
        ? apply(graph, x, context).apply(graph, direction, x)
        : applySequentially(graph, direction, x, context);
  }

  /**
   * Runs y_i = x_i exp(s_i(known_{<i})) + μ_i(known_{<i}), or its inverse, where the result itself
   * is what the network sees: after the k-th of dim passes the first k dimensions are right.
   */
  private Transformed applySequentially(Graph graph, Direction direction, Node x, Node context) {
    Transformed result = null;
    Node known = graph.mask(x, new boolean[x.rows()]);
    for (int pass = 0; pass < x.rows(); pass++) {
      result = apply(graph, known, context).apply(graph, direction, x);
      known = result.value();
    }
    return result;
  }
}
