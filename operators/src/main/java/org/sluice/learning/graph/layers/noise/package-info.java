/** Layers with random weights: their noise, its deviations, and their divergence from a prior. */
package org.sluice.learning.graph.layers.noise;
