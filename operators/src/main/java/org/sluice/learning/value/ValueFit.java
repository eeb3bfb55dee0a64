package org.sluice.learning.value;

/**
 * What a fit of a value function did.
 *
 * @param finite whether all numbers were finite; if not, the state is as before
 * @param steps steps that were made
 * @param loss mean squared error: of Adam over the minibatches of the last epoch, each before its
 *     step, and 0 without steps; of K-FAC over the batch after the fit. Not-a-number if the batch
 *     is not finite
 */
public record ValueFit(boolean finite, int steps, double loss) {}
