package org.sluice.learning.algorithm.trpo;

import java.util.function.Function;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.surrogate.Evaluation;
import org.sluice.learning.surrogate.StepSize;
import org.sluice.learning.surrogate.UpdateTrace;
import org.sluice.learning.vectors.Finite;

/**
 * Halves a step until it improves the objective inside the trust region.
 *
 * <p>A step is accepted if objective and divergence are finite, the divergence is at most a bound
 * and the objective is not below its start. As in OpenAI baselines: at most ten step sizes, and a
 * bound of 1.5 times the trust region's radius, since the quadratic model of the divergence is not
 * exact (Schulman et al. 2015, appendix C).
 */
final class LineSearch implements StepSize {

  private final Precision precision;
  private final int steps;
  private final double bound;
  private final double[] candidate;

  /**
   * @param precision candidates are rounded to it, so that the evaluated parameters are those kept
   * @param steps the maximum number of step sizes 1, ½, ¼, …
   * @param bound the largest divergence that is accepted
   * @param candidate Modified. As long as the parameters
   */
  LineSearch(Precision precision, int steps, double bound, double[] candidate) {
    this.precision = precision;
    this.steps = steps;
    this.bound = bound;
    this.candidate = candidate;
  }

  @Override
  public Taken take(
      Evaluation start,
      Function<double[], Evaluation> objective,
      double[] fullStep,
      double[] parameters,
      UpdateTrace trace) {
    double stepSize = 1;
    for (int step = 1; step <= steps; step++) {
      for (int i = 0; i < candidate.length; i++) {
        candidate[i] = parameters[i] + stepSize * fullStep[i];
      }
      precision.round(candidate);
      Evaluation evaluation = objective.apply(candidate);
      double gain = evaluation.objective() - start.objective();
      boolean accepted =
          evaluation.finite()
              && Finite.all(candidate)
              && evaluation.divergence() <= bound
              && gain >= 0;
      trace.stepSize(stepSize, evaluation, gain, accepted);
      if (accepted) {
        System.arraycopy(candidate, 0, parameters, 0, candidate.length);
        return new Taken(Outcome.ACCEPTED, step, evaluation.divergence(), gain);
      }
      stepSize *= 0.5;
    }
    return Taken.nothing(Outcome.LINE_SEARCH_FAILED, steps);
  }
}
