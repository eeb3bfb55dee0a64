package org.sluice.learning.value;

/**
 * The result of fitting a value function.
 *
 * @param finite whether all numbers were finite; if not, the state is unchanged
 * @param steps steps taken
 * @param loss mean squared error: of Adam over the minibatches of the last epoch, each before its
 *     step, and 0 without steps; of K-FAC over the batch after the fit. NaN if the batch is not
 *     finite
 */
public record ValueFit(boolean finite, int steps, double loss) {}
