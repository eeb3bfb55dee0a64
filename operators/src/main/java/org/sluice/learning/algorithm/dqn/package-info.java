/** Deep Q-network. */
package org.sluice.learning.algorithm.dqn;
