/** Soft actor-critic. */
package org.sluice.learning.algorithm.sac;
