/** The numbers of a graph and the loops over them, in single and in double precision. */
package org.sluice.learning.graph.kernels;
