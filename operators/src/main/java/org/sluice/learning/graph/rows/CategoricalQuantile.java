package org.sluice.learning.graph.rows;

import java.util.List;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.graph.nodes.NodeContext;

/**
 * The first index where the cumulative probability exceeds u, or the most probable index for
 * negative u. It has no derivatives.
 */
public final class CategoricalQuantile extends Node {

  private final Node u;
  private final Node logProbabilities;

  public CategoricalQuantile(NodeContext context, Node u, Node logProbabilities) {
    super(context, 1, false);
    if (u.rows() != 1) {
      throw new IllegalArgumentException("one number chooses an index, not " + u.rows());
    }
    this.u = u;
    this.logProbabilities = logProbabilities;
  }

  @Override
  public List<Node> inputs() {
    return List.of(u, logProbabilities);
  }

  @Override
  public void forward() {
    for (int c = 0; c < value.columns; c++) {
      double threshold = u.value().get(c);
      value.set(c, threshold < 0 ? mostProbable(c) : first(c, threshold));
    }
  }

  private int mostProbable(int column) {
    int best = 0;
    for (int r = 1; r < logProbabilities.rows(); r++) {
      if (logProbabilities.value().get(r, column) > logProbabilities.value().get(best, column)) {
        best = r;
      }
    }
    return best;
  }

  private int first(int column, double threshold) {
    double cumulative = 0;
    int last = logProbabilities.rows() - 1;
    for (int r = 0; r < last; r++) {
      cumulative += StrictMath.exp(logProbabilities.value().get(r, column));
      if (cumulative > threshold) {
        return r;
      }
    }
    return last;
  }

  @Override
  public void tangentSweep() {}

  @Override
  public void backward() {}
}
