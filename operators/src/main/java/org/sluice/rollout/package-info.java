/** Stepping environments under a policy. */
package org.sluice.rollout;
