/** What a graph consists of: the base of all nodes, and nodes that compute number by number. */
package org.sluice.learning.graph.nodes;
