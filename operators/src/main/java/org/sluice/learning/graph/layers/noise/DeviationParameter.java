package org.sluice.learning.graph.layers.noise;

import org.sluice.learning.graph.layers.ParameterLayout.Initialiser;

/**
 * A parameter that stands for standard deviations.
 *
 * @param name in the layout
 * @param map how it does
 * @param initialiser of the parameter
 */
public record DeviationParameter(String name, DeviationMap map, Initialiser initialiser) {}
