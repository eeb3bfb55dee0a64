/** Deep Q-network with a posterior over its weights. */
package org.sluice.learning.algorithm.mnfdqn;
