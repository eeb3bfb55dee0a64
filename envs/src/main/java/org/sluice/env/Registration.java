package org.sluice.env;

import java.util.function.Supplier;

/**
 * An entry of the registry.
 *
 * @param spec what the environment is
 * @param factory makes one, without its time limit; native libraries are loaded here, not before
 */
public record Registration(EnvSpec spec, Supplier<? extends Replayable> factory) {}
