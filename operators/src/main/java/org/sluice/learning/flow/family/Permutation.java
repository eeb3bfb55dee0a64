package org.sluice.learning.flow.family;

import java.util.List;
import java.util.stream.IntStream;
import org.sluice.learning.flow.Direction;
import org.sluice.learning.flow.Flow;
import org.sluice.learning.flow.Transformed;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.nodes.Node;

/** A fixed order of the dimensions, y[i] = x[order[i]]; its volume is that of the identity. */
public final class Permutation implements Flow {

  private final int[] order;

  private Permutation(int[] order) {
    this.order = order;
  }

  /** y[i] = x[order[i]]. */
  public static Permutation of(int... order) {
    int[] sorted = IntStream.of(order).sorted().toArray();
    for (int i = 0; i < sorted.length; i++) {
      if (sorted[i] != i) {
        throw new IllegalArgumentException(
            "an order of "
                + sorted.length
                + " dimensions has each of 0 … "
                + (sorted.length - 1)
                + " once");
      }
    }
    return new Permutation(order.clone());
  }

  /** The last dimension first. */
  public static Permutation reversal(int dim) {
    return new Permutation(IntStream.range(0, dim).map(i -> dim - 1 - i).toArray());
  }

  /** Reverses the order between two layers of a chain: before each layer but the first. */
  static void addBetween(List<Flow> flows, int layer, int dim) {
    if (layer > 0) {
      flows.add(reversal(dim));
    }
  }

  @Override
  public Transformed apply(Graph graph, Direction direction, Node x, Node context) {
    return new Transformed(
        graph.reorder(x, direction == Direction.TO_ACTION ? order : inverse()), null);
  }

  private int[] inverse() {
    int[] inverse = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      inverse[order[i]] = i;
    }
    return inverse;
  }

  @Override
  public String toString() {
    return "Permutation" + java.util.Arrays.toString(order);
  }
}
