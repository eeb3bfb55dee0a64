package org.sluice.trustregion;

/**
 * What a fit of a value function did.
 *
 * @param outcome whether the parameters changed, and if not, why
 * @param lossBefore mean (value − return)² before the fit
 * @param lossAfter mean (value − return)² after the fit
 */
public record ValueUpdate(PolicyUpdate.Outcome outcome, double lossBefore, double lossAfter) {}
