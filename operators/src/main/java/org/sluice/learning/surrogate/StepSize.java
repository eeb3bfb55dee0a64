package org.sluice.learning.surrogate;

import java.util.function.Function;
import org.sluice.learning.algorithm.Outcome;

/** Decides how much of a step to take. */
public interface StepSize {

  /**
   * The result.
   *
   * @param outcome whether the parameters changed and, if not, why
   * @param tried step sizes tried
   * @param divergence KL[old ‖ new] of the accepted step, else 0
   * @param gain improvement of the objective by the accepted step, else 0
   */
  record Taken(Outcome outcome, int tried, double divergence, double gain) {

    /** Nothing was accepted. */
    public static Taken nothing(Outcome why, int tried) {
      return new Taken(why, tried, 0, 0);
    }
  }

  /**
   * Moves the parameters along the step.
   *
   * @param start the objective at the parameters
   * @param objective evaluates a candidate, which it neither modifies nor keeps
   * @param fullStep Not modified. {@code [size]}
   * @param parameters Modified only if a step is accepted. {@code [size]}
   */
  Taken take(
      Evaluation start,
      Function<double[], Evaluation> objective,
      double[] fullStep,
      double[] parameters,
      UpdateTrace trace);
}
