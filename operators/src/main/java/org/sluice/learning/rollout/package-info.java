/** Stepping environments under a policy. */
package org.sluice.learning.rollout;
