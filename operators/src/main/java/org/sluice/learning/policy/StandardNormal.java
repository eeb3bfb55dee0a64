package org.sluice.learning.policy;

import java.util.Arrays;
import org.sluice.env.Generator;
import org.sluice.learning.graph.Activation;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.Node;

/** N(0, I): the noise of most policies, and the base of the flows. */
final class StandardNormal {

  static final double LOG_TWO_PI = 1.8378770664093453;

  private StandardNormal() {}

  /** −½ Σ x² − (d/2) log 2π, {@code [1 × batch]}. */
  static Node logDensity(Graph graph, Node x) {
    Node squares = graph.rowSum(graph.apply(Activation.SQUARE, x));
    return graph.affine(-0.5, squares, -0.5 * LOG_TWO_PI * x.rows());
  }

  static void draw(Generator random, double[] noise) {
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.gaussian();
    }
  }

  static void centre(double[] noise) {
    Arrays.fill(noise, 0);
  }
}
