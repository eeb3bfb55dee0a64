package org.sluice.learning.graph.kernels;

/**
 * The constants of a step of RMSProp.
 *
 * @param rate learning rate
 * @param decay d, 0 … 1
 * @param epsilon ε
 * @param underRoot whether ε is added under the root of the mean square, not beside it
 */
public record RmsPropStep(double rate, double decay, double epsilon, boolean underRoot) {}
