/** Deep deterministic policy gradient. */
package org.sluice.learning.algorithm.ddpg;
