/**
 * What a learning algorithm is to the rest: {@link org.sluice.learning.algorithm.Algorithm}. Each
 * algorithm has a package of its own below this one.
 */
package org.sluice.learning.algorithm;
