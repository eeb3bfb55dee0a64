package org.sluice.learning.posterior;

/**
 * The kind of posterior over a network's weights.
 *
 * @param multipliers whether the weights of an input have a random factor; otherwise all weights
 *     are independent and normal (Bayes by backprop, Blundell et al. 2015)
 * @param flows steps of the factors' flow; 0 leaves them independent and normal
 * @param auxiliaryFlows steps of the flow in the auxiliary distribution of the factors given the
 *     weights
 * @param flowUnits in each hidden layer of a step
 * @param furtherLayers hidden layers of a step after its first
 * @param logDeviation initial log σ of weights and log σ² of biases
 * @param squaredBias whether σ² of a bias adds to the variance of an output; otherwise σ, as in the
 *     code of Touati et al. 2018
 */
public record PosteriorSettings(
    boolean multipliers,
    int flows,
    int auxiliaryFlows,
    int flowUnits,
    int furtherLayers,
    double logDeviation,
    boolean squaredBias) {}
