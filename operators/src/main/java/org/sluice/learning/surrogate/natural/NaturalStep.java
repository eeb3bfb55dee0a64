package org.sluice.learning.surrogate.natural;

import static org.sluice.learning.algorithm.Outcome.ACCEPTED;
import static org.sluice.learning.algorithm.Outcome.NEGATIVE_CURVATURE;
import static org.sluice.learning.algorithm.Outcome.NOT_FINITE;

import java.util.function.DoubleUnaryOperator;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.surrogate.StepDirection;
import org.sluice.learning.surrogate.UpdateTrace;
import org.sluice.learning.trustregion.PolicyBatch;
import org.sluice.learning.vectors.Finite;
import org.sluice.learning.vectors.Vectors;

/**
 * A multiple of the natural gradient x.
 *
 * <pre>
 * (F + damping I) x = g by conjugate gradient,  Δθ = scale(½ xᵀ(F + damping I)x) x
 * </pre>
 *
 * <p>By the quadratic model of the divergence, KL[θ ‖ θ + x] is the number that the scale depends
 * on. Schulman et al. 2015, appendix C.
 */
public final class NaturalStep implements StepDirection {

  private final NaturalWorkspace workspace;
  private final double dampingCoefficient;
  private final ConjugateGradient conjugateGradient;
  private final DoubleUnaryOperator scale;

  /**
   * @param workspace may be shared with other learners of the same thread
   * @param values those of {@link NaturalParams}
   */
  public NaturalStep(
      NaturalWorkspace workspace, Hyperparameters values, DoubleUnaryOperator scale) {
    this.workspace = workspace;
    this.dampingCoefficient = values.get(NaturalParams.DAMPING_COEFFICIENT);
    this.conjugateGradient =
        new ConjugateGradient(
            values.get(NaturalParams.CG_ITERATIONS),
            values.get(NaturalParams.CG_RESIDUAL_TOLERANCE),
            workspace.residual,
            workspace.searchDirection,
            workspace.searchProduct);
    this.scale = scale;
  }

  /** The scale of the longest step whose divergence is, by the quadratic model, a given one. */
  public static DoubleUnaryOperator ofDivergence(double nats) {
    return curvature -> Math.sqrt(nats / curvature);
  }

  @Override
  public Outcome step(
      PolicyBatch batch, double[] parameters, double[] gradient, double[] step, UpdateTrace trace) {
    workspace.fisher.load(batch, parameters);
    ConjugateGradient.Result solution =
        conjugateGradient.solve(this::dampedFisher, gradient, step, trace);
    dampedFisher(step, workspace.product);
    double curvature = 0.5 * Vectors.dot(step, workspace.product);
    trace.direction(step, curvature);
    if (!solution.finite() || !Double.isFinite(curvature) || !Finite.all(step)) {
      return NOT_FINITE;
    }
    if (!solution.positiveDefinite() || curvature <= 0) {
      return NEGATIVE_CURVATURE;
    }
    double factor = scale.applyAsDouble(curvature);
    for (int i = 0; i < step.length; i++) {
      step[i] *= factor;
    }
    return ACCEPTED;
  }

  private void dampedFisher(double[] v, double[] result) {
    workspace.fisher.multiply(v, result);
    Vectors.addScaled(dampingCoefficient, v, result);
  }
}
