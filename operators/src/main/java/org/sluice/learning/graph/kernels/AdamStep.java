package org.sluice.learning.graph.kernels;

/**
 * The constants of a step of Adam.
 *
 * @param rate learning rate, including the bias correction
 * @param firstDecay d₁, 0 … 1
 * @param secondDecay d₂, 0 … 1
 * @param epsilon added to the root of the second moment
 */
public record AdamStep(double rate, double firstDecay, double secondDecay, double epsilon) {}
