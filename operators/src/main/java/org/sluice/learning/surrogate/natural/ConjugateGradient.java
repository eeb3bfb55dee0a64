package org.sluice.learning.surrogate.natural;

import java.util.Arrays;
import org.sluice.learning.surrogate.UpdateTrace;
import org.sluice.learning.vectors.Vectors;

/**
 * Solves A x = b for a symmetric, positive definite A, from x = 0.
 *
 * <pre>
 * α = rᵀr / pᵀAp,  x += α p,  r −= α A p,  p ← r + (r'ᵀr' / rᵀr) p
 * </pre>
 *
 * <p>Stops after a number of iterations, or when rᵀr, the squared residual, is below a tolerance.
 * Hestenes and Stiefel 1952; the same steps as {@code cg} of OpenAI baselines. Deviation: a
 * non-positive pᵀAp is reported, and a zero or NaN ends the iterations.
 */
public final class ConjugateGradient {

  /**
   * The result of a solve.
   *
   * @param iterations number of iterations
   * @param squaredResidual rᵀr at the end
   * @param smallestCurvature the smallest pᵀAp; NaN if any was NaN
   */
  public record Result(int iterations, double squaredResidual, double smallestCurvature) {

    /** Whether A may be positive definite; if not, x is meaningless. */
    public boolean positiveDefinite() {
      return smallestCurvature > 0;
    }

    /** Whether A's products were finite; if not, x is meaningless. */
    public boolean finite() {
      return Double.isFinite(squaredResidual) && !Double.isNaN(smallestCurvature);
    }
  }

  private final int iterations;
  private final double tolerance;
  private final double[] residual;
  private final double[] direction;
  private final double[] product;

  /**
   * @param size the length of the vectors
   * @param iterations the maximum number
   * @param tolerance the squared residual at which to stop
   */
  public ConjugateGradient(int size, int iterations, double tolerance) {
    this(iterations, tolerance, new double[size], new double[size], new double[size]);
  }

  /** Uses three given work vectors, which are overwritten. */
  ConjugateGradient(
      int iterations, double tolerance, double[] residual, double[] direction, double[] product) {
    this.iterations = iterations;
    this.tolerance = tolerance;
    this.residual = residual;
    this.direction = direction;
    this.product = product;
  }

  /**
   * Solves.
   *
   * @param b Not modified. {@code [size]}
   * @param x Modified. {@code [size]}
   */
  public Result solve(LinearMap a, double[] b, double[] x) {
    return solve(a, b, x, UpdateTrace.NONE);
  }

  Result solve(LinearMap a, double[] b, double[] x, UpdateTrace trace) {
    Arrays.fill(x, 0);
    System.arraycopy(b, 0, residual, 0, b.length);
    System.arraycopy(b, 0, direction, 0, b.length);
    double squaredResidual = Vectors.dot(residual, residual);
    double smallest = Double.POSITIVE_INFINITY;
    int iteration = 0;
    while (iteration < iterations && squaredResidual > 0) {
      a.multiply(direction, product);
      double curvature = Vectors.dot(direction, product);
      smallest = Math.min(smallest, curvature);
      if (curvature == 0 || Double.isNaN(curvature)) {
        break;
      }
      double step = squaredResidual / curvature;
      Vectors.addScaled(step, direction, x);
      Vectors.addScaled(-step, product, residual);
      double next = Vectors.dot(residual, residual);
      double share = next / squaredResidual;
      for (int i = 0; i < direction.length; i++) {
        direction[i] = residual[i] + share * direction[i];
      }
      squaredResidual = next;
      trace.conjugateGradient(iteration++, step, squaredResidual, x);
      if (squaredResidual < tolerance) {
        break;
      }
    }
    return new Result(iteration, squaredResidual, smallest);
  }
}
