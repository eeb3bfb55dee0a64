/**
 * Shared by algorithms that improve policy and value function by one gradient of one loss: {@link
 * org.sluice.learning.algorithm.ppo PPO} and {@link org.sluice.learning.algorithm.a2c A2C}.
 */
package org.sluice.learning.actorcritic;
