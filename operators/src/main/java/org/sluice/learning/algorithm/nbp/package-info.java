/** The off-policy algorithm for non-invertible blackbox policies. */
package org.sluice.learning.algorithm.nbp;
