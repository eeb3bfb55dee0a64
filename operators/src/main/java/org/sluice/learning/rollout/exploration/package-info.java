/** Behaviours that explore with policies that do not draw their actions. */
package org.sluice.learning.rollout.exploration;
