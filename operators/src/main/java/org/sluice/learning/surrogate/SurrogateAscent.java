package org.sluice.learning.surrogate;

import static org.sluice.learning.algorithm.Outcome.ACCEPTED;
import static org.sluice.learning.algorithm.Outcome.NOT_FINITE;
import static org.sluice.learning.algorithm.Outcome.ZERO_GRADIENT;

import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.information.EntropyParams;
import org.sluice.learning.trustregion.BatchShapeException;
import org.sluice.learning.trustregion.PolicyBatch;
import org.sluice.learning.trustregion.PolicyOptimiser;
import org.sluice.learning.trustregion.PolicyUpdate;
import org.sluice.learning.vectors.Finite;
import org.sluice.learning.vectors.Vectors;

/**
 * One step per batch that follows the gradient of an {@link Objective}.
 *
 * <pre>
 * g = ∇L(θ),  Δθ from g by a {@link StepDirection},  θ ← θ + α Δθ with α by a {@link StepSize}
 * </pre>
 *
 * <p>All buffers are the workspace's. It belongs to one thread at a time.
 */
public abstract class SurrogateAscent implements PolicyOptimiser {

  /** A gradient whose largest entry is at most this counts as zero, as in OpenAI baselines. */
  private static final double ZERO_GRADIENT_SIZE = 1e-8;

  private final SurrogateWorkspace workspace;
  private final double entropyCoefficient;
  private final StepDirection direction;
  private final StepSize size;

  /**
   * @param workspace may be shared with other learners of the same thread
   * @param values must agree with those of the workspace
   */
  protected SurrogateAscent(
      SurrogateWorkspace workspace,
      Hyperparameters values,
      StepDirection direction,
      StepSize size) {
    this.workspace = workspace;
    this.entropyCoefficient = values.get(EntropyParams.ENTROPY_COEFFICIENT);
    this.direction = direction;
    this.size = size;
  }

  /**
   * {@inheritDoc}
   *
   * @throws BatchShapeException if the batch does not have this object's size or widths
   */
  @Override
  public final PolicyUpdate update(PolicyBatch batch, double[] parameters, Generator random) {
    return update(batch, parameters, random, UpdateTrace.NONE);
  }

  /** The same, with an observer. */
  public final PolicyUpdate update(
      PolicyBatch batch, double[] parameters, Generator random, UpdateTrace trace) {
    BatchShapeException.check(batch, workspace.policy, workspace.batch);
    Objective objective = workspace.objective;
    double[] gradient = workspace.gradient;
    double[] step = workspace.step;
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
    Outcome possible = direction.step(batch, parameters, gradient, step, trace);
    if (possible != ACCEPTED) {
      return rejected(possible, start.entropy());
    }
    StepSize.Taken taken = size.take(start, objective::at, step, parameters, trace);
    return new PolicyUpdate(
        taken.outcome(),
        taken.divergence(),
        taken.outcome() == ACCEPTED ? objective.approximateKl() : 0,
        taken.gain(),
        start.entropy(),
        taken.tried());
  }

  private static boolean finite(PolicyBatch batch) {
    return Finite.all(batch.observations())
        && Finite.all(batch.actions())
        && Finite.all(batch.logProbabilities())
        && Finite.all(batch.advantages());
  }

  private static PolicyUpdate rejected(Outcome outcome, double entropy) {
    return new PolicyUpdate(outcome, 0, 0, 0, entropy, 0);
  }
}
