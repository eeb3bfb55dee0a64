/** Reward-weighted regression. */
package org.sluice.learning.algorithm.rewardweighted;
