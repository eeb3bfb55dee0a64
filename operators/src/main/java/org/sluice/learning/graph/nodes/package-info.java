/** The base class of graph nodes, and element-wise nodes. */
package org.sluice.learning.graph.nodes;
