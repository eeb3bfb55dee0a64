package org.sluice.learning.graph.nodes;

import java.util.List;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Kernels;

/**
 * A quantity with a value per sample, computed from other nodes and from parameters.
 *
 * <p>The three sweeps of a graph call the three methods in order (backward: in reverse). {@code
 * tangent} is the derivative of the value along a direction in the space of parameters, {@code
 * adjoint} the derivative of a weighted sum of the outputs with respect to the value. Both are null
 * where nothing depends on a parameter, or where the graph is for evaluation only.
 */
public abstract class Node {

  protected final Kernels kernels;
  protected final Block value;
  protected final Block tangent;
  private final Block adjoint;

  /** Whether the adjoint counts as zero, whatever its numbers. */
  private boolean cleared;

  protected Node(NodeContext context, int rows, boolean active) {
    this.kernels = context.kernels();
    this.value = kernels.block(rows, context.batch());
    boolean differentiable = active && context.differentiable();
    this.tangent = differentiable ? kernels.block(rows, context.batch()) : null;
    this.adjoint = differentiable ? kernels.block(rows, context.batch()) : null;
  }

  /** The numbers of the last forward sweep, {@code [rows × batch]}. */
  public final Block value() {
    return value;
  }

  /** The numbers of the last tangent sweep, {@code [rows × batch]}. */
  public final Block tangent() {
    return tangent;
  }

  /**
   * The numbers of the last backward sweep, {@code [rows × batch]}. Call it again after {@link
   * #clearAdjoint}, even if you kept the block: only the call sets its numbers to zero.
   */
  public final Block adjoint() {
    if (cleared) {
      kernels.fill(0, adjoint);
      cleared = false;
    }
    return adjoint;
  }

  /** Sets the adjoint to zero. Its numbers are cleared only when something needs them. */
  public final void clearAdjoint() {
    cleared = true;
  }

  /**
   * Whether the next summand must be added to the adjoint. Otherwise it is the first since {@link
   * #clearAdjoint} and must overwrite all numbers. Call it once for each summand.
   */
  public final boolean accumulates() {
    boolean accumulates = !cleared;
    cleared = false;
    return accumulates;
  }

  /** Adds a·adjoint to the adjoint of an input. */
  protected final void addScaledAdjoint(double a, Node input) {
    if (input.accumulates()) {
      kernels.addScaled(a, adjoint(), input.adjoint());
    } else {
      kernels.scale(a, adjoint(), input.adjoint());
    }
  }

  /** Features per sample. */
  public final int rows() {
    return value.rows;
  }

  /** Whether tangent and adjoint exist. */
  public final boolean active() {
    return adjoint != null;
  }

  /** The nodes that the value is computed from, apart from parameters. */
  public abstract List<Node> inputs();

  /** Computes the value from the inputs' values. */
  public abstract void forward();

  /** Computes the tangent from the inputs' tangents and the parameters' directions. */
  public abstract void tangentSweep();

  /** Adds to the inputs' adjoints and the parameters' gradients from the adjoint. */
  public abstract void backward();

  /** Adds to the inputs' adjoints only; for nodes without parameters the same. */
  public void backwardToInputs() {
    backward();
  }
}
