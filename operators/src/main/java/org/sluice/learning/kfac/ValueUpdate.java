package org.sluice.learning.kfac;

import org.sluice.learning.algorithm.Outcome;

/**
 * The result of fitting a value function.
 *
 * @param outcome whether the parameters changed and, if not, why
 * @param steps steps that were kept
 * @param lossBefore mean (value − return)² before the fit
 * @param lossAfter mean (value − return)² after the fit
 */
public record ValueUpdate(Outcome outcome, int steps, double lossBefore, double lossAfter) {}
