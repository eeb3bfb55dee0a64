/**
 * Parts shared by algorithms that update policy and value function with one gradient of one loss:
 * {@link org.sluice.learning.algorithm.ppo PPO} and {@link org.sluice.learning.algorithm.a2c A2C}.
 */
package org.sluice.learning.actorcritic;
