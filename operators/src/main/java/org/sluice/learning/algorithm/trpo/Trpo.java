package org.sluice.learning.algorithm.trpo;

import static org.sluice.learning.algorithm.Outcome.ACCEPTED;
import static org.sluice.learning.algorithm.Outcome.LINE_SEARCH_FAILED;
import static org.sluice.learning.algorithm.Outcome.NEGATIVE_CURVATURE;
import static org.sluice.learning.algorithm.Outcome.NOT_FINITE;
import static org.sluice.learning.algorithm.Outcome.ZERO_GRADIENT;

import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.EntropyParams;
import org.sluice.learning.trustregion.BatchShapeException;
import org.sluice.learning.trustregion.PolicyBatch;
import org.sluice.learning.trustregion.PolicyOptimiser;
import org.sluice.learning.trustregion.PolicyUpdate;
import org.sluice.learning.vectors.Finite;
import org.sluice.learning.vectors.Vectors;

/**
 * Trust region policy optimisation.
 *
 * <pre>
 * g = ∇L(θ),  (F + damping I) x = g by conjugate gradient
 * θ ← θ + 2⁻ʲ √(2 max-kl / xᵀ(F + damping I)x) x  with the first j = 0, 1, … that the line search accepts
 * </pre>
 *
 * <p>Schulman et al. 2015, appendix C; the constants are those of OpenAI baselines. Deviations: F
 * is the score outer product unless {@link TrpoParams#FISHER} says otherwise; importance weights
 * refer to recorded log-probabilities. L and the divergence: {@link Objective}.
 *
 * <p>All buffers are the {@link TrpoWorkspace}'s. It belongs to one thread at a time.
 */
public final class Trpo implements PolicyOptimiser {

  /** A gradient whose largest entry is at most this counts as zero, as in OpenAI baselines. */
  private static final double ZERO_GRADIENT_SIZE = 1e-8;

  private final TrpoWorkspace workspace;
  private final double maxKl;
  private final double dampingCoefficient;
  private final double entropyCoefficient;
  private final ConjugateGradient conjugateGradient;
  private final LineSearch lineSearch;

  /**
   * Creates one with its own buffers.
   *
   * @param batchSize transitions per batch
   * @param precision of the sweeps; with {@link Precision#FLOAT}, accepted parameters are exact in
   *     32 bits
   * @param hyperparameters values of {@link TrpoParams}
   * @throws IllegalArgumentException if the Fisher information is to be exact and the policy has no
   *     closed form
   */
  public Trpo(Policy policy, int batchSize, Precision precision, Hyperparameters hyperparameters) {
    this(new TrpoWorkspace(policy, precision, batchSize, hyperparameters), hyperparameters);
  }

  /**
   * @param workspace may be shared with other learners of the same thread
   * @param hyperparameters values of {@link TrpoParams}; must agree with those of the workspace
   */
  public Trpo(TrpoWorkspace workspace, Hyperparameters hyperparameters) {
    this.workspace = workspace;
    this.maxKl = hyperparameters.get(TrpoParams.MAX_KL);
    this.dampingCoefficient = hyperparameters.get(TrpoParams.DAMPING_COEFFICIENT);
    this.entropyCoefficient = hyperparameters.get(EntropyParams.ENTROPY_COEFFICIENT);
    this.conjugateGradient =
        new ConjugateGradient(
            hyperparameters.get(TrpoParams.CG_ITERATIONS),
            hyperparameters.get(TrpoParams.CG_RESIDUAL_TOLERANCE),
            workspace.residual,
            workspace.searchDirection,
            workspace.searchProduct);
    this.lineSearch =
        new LineSearch(
            workspace.precision,
            hyperparameters.get(TrpoParams.LINE_SEARCH_STEPS),
            hyperparameters.get(TrpoParams.KL_ACCEPT_FACTOR) * maxKl,
            workspace.candidate);
  }

  /**
   * {@inheritDoc}
   *
   * @throws BatchShapeException if the batch does not have this object's size or widths
   */
  @Override
  public PolicyUpdate update(PolicyBatch batch, double[] parameters, Generator random) {
    return update(batch, parameters, random, UpdateTrace.NONE);
  }

  PolicyUpdate update(PolicyBatch batch, double[] parameters, Generator random, UpdateTrace trace) {
    BatchShapeException.check(batch, workspace.policy, workspace.batch);
    Objective objective = workspace.objective;
    double[] gradient = workspace.gradient;
    double[] direction = workspace.direction;
    if (!finite(batch)) {
      return rejected(NOT_FINITE, Double.NaN);
    }
    Evaluation start = objective.start(batch, parameters, entropyCoefficient, random);
    objective.gradient(gradient);
    trace.gradient(gradient);
    if (!start.finite() || !Finite.all(gradient)) {
      return rejected(NOT_FINITE, start.entropy());
    }
    if (Vectors.largest(gradient) <= ZERO_GRADIENT_SIZE) {
      return rejected(ZERO_GRADIENT, start.entropy());
    }
    workspace.fisher.load(batch, parameters);
    ConjugateGradient.Result solution =
        conjugateGradient.solve(this::dampedFisher, gradient, direction, trace);
    dampedFisher(direction, workspace.product);
    double curvature = 0.5 * Vectors.dot(direction, workspace.product);
    trace.direction(direction, curvature);
    if (!solution.finite() || !Double.isFinite(curvature) || !Finite.all(direction)) {
      return rejected(NOT_FINITE, start.entropy());
    }
    if (!solution.positiveDefinite() || curvature <= 0) {
      return rejected(NEGATIVE_CURVATURE, start.entropy());
    }
    double scale = Math.sqrt(maxKl / curvature);
    for (int i = 0; i < direction.length; i++) {
      direction[i] *= scale;
    }
    LineSearch.Result step = lineSearch.search(start, objective::at, direction, parameters, trace);
    return new PolicyUpdate(
        step.accepted() ? ACCEPTED : LINE_SEARCH_FAILED,
        step.divergence(),
        step.accepted() ? objective.approximateKl() : 0,
        step.gain(),
        start.entropy(),
        step.steps());
  }

  private static boolean finite(PolicyBatch batch) {
    return Finite.all(batch.observations())
        && Finite.all(batch.actions())
        && Finite.all(batch.logProbabilities())
        && Finite.all(batch.advantages());
  }

  private void dampedFisher(double[] v, double[] result) {
    workspace.fisher.multiply(v, result);
    Vectors.addScaled(dampingCoefficient, v, result);
  }

  private static PolicyUpdate rejected(Outcome outcome, double entropy) {
    return new PolicyUpdate(outcome, 0, 0, 0, entropy, 0);
  }
}
