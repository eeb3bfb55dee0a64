/** Parts shared by algorithms that learn from a replay buffer. */
package org.sluice.learning.offpolicy;
