package org.sluice.env;

import java.util.function.Supplier;

/**
 * An entry of the registry.
 *
 * @param spec what the environment is
 * @param factory creates one without its time limit; loads native libraries only when called
 */
public record Registration(EnvSpec spec, Supplier<? extends Replayable> factory) {}
