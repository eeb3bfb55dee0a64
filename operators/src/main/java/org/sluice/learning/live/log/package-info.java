/** What the log of a live trial holds, and what its learner publishes besides policies. */
package org.sluice.learning.live.log;
