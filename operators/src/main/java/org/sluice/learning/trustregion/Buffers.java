package org.sluice.learning.trustregion;

import java.util.function.Function;
import org.sluice.learning.hyperparameters.Hyperparameters;

/**
 * Buffers of one half of a learner, its policy's or its values'.
 *
 * @param <T> what uses them
 * @param bytes memory that they need at least
 * @param optimiser makes a trial's optimiser on them
 */
public record Buffers<T>(long bytes, Function<Hyperparameters, T> optimiser) {}
