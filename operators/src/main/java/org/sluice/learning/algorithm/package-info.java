/**
 * {@link org.sluice.learning.algorithm.Algorithm}, the interface of a learning algorithm. Each
 * algorithm has its own package below this one.
 */
package org.sluice.learning.algorithm;
