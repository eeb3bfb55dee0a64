package org.sluice.learning.trustregion;

import java.util.function.Function;
import org.sluice.learning.hyperparameters.Hyperparameters;

/**
 * Buffers of one half of a learner, policy or value function.
 *
 * @param <T> the optimiser that uses them
 * @param bytes lower bound of their memory
 * @param optimiser creates a trial's optimiser on them
 */
public record Buffers<T>(long bytes, Function<Hyperparameters, T> optimiser) {}
