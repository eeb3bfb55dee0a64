/** Advantage actor-critic, synchronous. */
package org.sluice.learning.algorithm.a2c;
