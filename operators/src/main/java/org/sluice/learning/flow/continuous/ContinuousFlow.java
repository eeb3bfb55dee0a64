package org.sluice.learning.flow.continuous;

import org.sluice.learning.flow.Direction;
import org.sluice.learning.flow.Flow;
import org.sluice.learning.flow.Transformed;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.nodes.Node;

/**
 * A continuous normalizing flow in the form of FFJORD (Chen et al. 2018, Eq. 8; Grathwohl et al.
 * 2019, Eq. 3), with the exact trace, which is cheap in the few dimensions of an action:
 *
 * <pre>dz/dt = f(z, t, context),   d log p(z)/dt = −tr ∂f/∂z
 * f = tanh(z W₁ + t w + context C + b₁) W₂ + b₂</pre>
 *
 * <p>The classical Runge–Kutta method with {@code steps} equal steps integrates z and the trace
 * together: from t = 0 to 1 for {@link Direction#TO_ACTION}, from 1 to 0 for {@link
 * Direction#TO_NOISE}. Gradients are those of these discrete formulas, by backpropagation through
 * all steps: every evaluation of f keeps its hidden units.
 *
 * <p>What is exact: each direction and its gradients, as formulas. What is approximate, with errors
 * proportional to steps⁻⁴: that the directions are inverse, and that the integral of the trace is
 * the log-determinant of the discrete map. Policies therefore compute all log-probabilities, those
 * of samples included, by one map, {@link Direction#TO_NOISE}: log π(a) = log N(z(0); 0, I) − ∫ tr
 * ∂f/∂z dt along the discrete path from z(1) = a. See {@link Flow#invertsExactly}.
 *
 * <p>Deviation: the networks of the papers have several layers and further kinds of them; FFJORD
 * steps adaptively and estimates the trace.
 *
 * @param name the parameters' prefix: {@code name.z.W} for W₁, {@code name.time} for w, {@code
 *     name.context.W|b} for C and b₁, {@code name.out.W|b} for W₂ and b₂
 * @param units width of the hidden layer
 * @param steps of the Runge–Kutta method
 */
public record ContinuousFlow(String name, int units, int steps) implements Flow {

  public ContinuousFlow {
    if (units < 1) {
      throw new IllegalArgumentException("a network needs at least 1 unit, not " + units);
    }
    if (steps < 1) {
      throw new IllegalArgumentException("a continuous flow has at least 1 step, not " + steps);
    }
  }

  @Override
  public boolean invertsExactly() {
    return false;
  }

  @Override
  public Transformed apply(Graph graph, Direction direction, Node x, Node context) {
    VectorField field = new VectorField(graph, name, units, context);
    boolean toAction = direction == Direction.TO_ACTION;
    double h = (toAction ? 1.0 : -1.0) / steps;
    Node z = x;
    Node integral = null;
    Node start = field.seen(toAction ? 0 : 1);
    for (int step = 0; step < steps; step++) {
      Node middle = field.seen(time(2 * step + 1, toAction));
      Node end = field.seen(time(2 * step + 2, toAction));
      Node k1 = field.at(z, start);
      Node trace = field.trace();
      Node k2 = field.at(graph.combine(1, z, h / 2, k1), middle);
      trace = graph.combine(1, trace, 2, field.trace());
      Node k3 = field.at(graph.combine(1, z, h / 2, k2), middle);
      trace = graph.combine(1, trace, 2, field.trace());
      Node k4 = field.at(graph.combine(1, z, h, k3), end);
      trace = graph.sum(trace, field.trace());
      Node slope = graph.sum(graph.combine(1, k1, 2, k2), graph.combine(2, k3, 1, k4));
      z = graph.combine(1, z, h / 6, slope);
      integral =
          integral == null
              ? graph.affine(h / 6, trace, 0)
              : graph.combine(1, integral, h / 6, trace);
      start = end;
    }
    return new Transformed(z, integral);
  }

  /** The time after a number of half steps. */
  private double time(int halves, boolean toAction) {
    int fromZero = toAction ? halves : 2 * steps - halves;
    return fromZero / (2.0 * steps);
  }
}
