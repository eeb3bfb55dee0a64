/** Learned parameters: their layout, their initialisation, and the nodes that have them. */
package org.sluice.learning.graph.layers;
