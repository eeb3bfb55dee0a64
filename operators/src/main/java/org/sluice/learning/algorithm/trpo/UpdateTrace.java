package org.sluice.learning.algorithm.trpo;

/** Watches the parts of an update as they are computed; arrays are not modified, nor kept. */
interface UpdateTrace {

  /** Watches nothing. */
  UpdateTrace NONE = new UpdateTrace() {};

  /** The objective's gradient g at the start. */
  default void gradient(double[] gradient) {}

  /** An iteration is done: its step α, the squared residual and the solution after it. */
  default void conjugateGradient(int iteration, double step, double squaredResidual, double[] x) {}

  /** The natural gradient x, and ½ xᵀ(F + damping I) x. */
  default void direction(double[] direction, double curvature) {}

  /** A step size was tried. */
  default void lineSearch(double stepSize, Evaluation evaluation, double gain, boolean accepted) {}
}
