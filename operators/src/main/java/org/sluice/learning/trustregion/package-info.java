/**
 * Updates of a policy, and separate ones of its value function: TRPO, its special cases and ACKTR.
 */
package org.sluice.learning.trustregion;
