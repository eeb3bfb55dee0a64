/** Stops a sweep's worse trials early, by counting steps. */
package org.sluice.learning.halving;
