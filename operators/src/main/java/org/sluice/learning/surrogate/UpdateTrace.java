package org.sluice.learning.surrogate;

/**
 * Observes the parts of an update as they are computed; must neither modify nor keep the arrays.
 */
public interface UpdateTrace {

  /** Observes nothing. */
  UpdateTrace NONE = new UpdateTrace() {};

  /** The objective's gradient g at the start. */
  default void gradient(double[] gradient) {}

  /** Called after an iteration with its step α, the squared residual and the solution. */
  default void conjugateGradient(int iteration, double step, double squaredResidual, double[] x) {}

  /** The natural gradient x, and ½ xᵀ(F + damping I) x. */
  default void direction(double[] direction, double curvature) {}

  /** Called after each step size tried. */
  default void stepSize(double stepSize, Evaluation evaluation, double gain, boolean accepted) {}
}
