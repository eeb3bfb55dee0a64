package org.sluice.learning.policy.distribution;

import java.util.Arrays;
import org.sluice.env.Generator;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.nodes.Node;

/** N(0, I): the noise of most policies, and the base of the flows. */
public final class StandardNormal {

  public static final double LOG_TWO_PI = 1.8378770664093453;

  private StandardNormal() {}

  /** −½ Σ x² − (d/2) log 2π, {@code [1 × batch]}. */
  public static Node logDensity(Graph graph, Node x) {
    Node squares = graph.rowSum(graph.apply(Activation.SQUARE, x));
    return graph.affine(-0.5, squares, -0.5 * LOG_TWO_PI * x.rows());
  }

  public static void draw(Generator random, double[] noise) {
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.gaussian();
    }
  }

  public static void centre(double[] noise) {
    Arrays.fill(noise, 0);
  }
}
