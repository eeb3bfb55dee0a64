package org.sluice.learning.surrogate;

import java.util.function.Function;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.vectors.Finite;

/** Takes the whole step, whatever it does to objective and divergence, if all stays finite. */
public final class FullStep implements StepSize {

  private final Precision precision;
  private final double[] candidate;

  /**
   * @param workspace the candidate is rounded to its precision, so that the evaluated parameters
   *     are those kept
   */
  public FullStep(SurrogateWorkspace workspace) {
    this.precision = workspace.precision();
    this.candidate = workspace.candidate();
  }

  @Override
  public Taken take(
      Evaluation start,
      Function<double[], Evaluation> objective,
      double[] fullStep,
      double[] parameters,
      UpdateTrace trace) {
    for (int i = 0; i < candidate.length; i++) {
      candidate[i] = parameters[i] + fullStep[i];
    }
    precision.round(candidate);
    Evaluation evaluation = objective.apply(candidate);
    double gain = evaluation.objective() - start.objective();
    boolean finite = evaluation.finite() && Finite.all(candidate);
    trace.stepSize(1, evaluation, gain, finite);
    if (!finite) {
      return Taken.nothing(Outcome.NOT_FINITE, 1);
    }
    System.arraycopy(candidate, 0, parameters, 0, candidate.length);
    return new Taken(Outcome.ACCEPTED, 1, evaluation.divergence(), gain);
  }
}
