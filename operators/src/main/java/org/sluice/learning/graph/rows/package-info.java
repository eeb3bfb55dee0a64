/** Nodes that sum, select, repeat or reorder the rows of other nodes. */
package org.sluice.learning.graph.rows;
