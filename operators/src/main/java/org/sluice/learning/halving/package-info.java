/** Stops a sweep's worse trials early, based on step counts. */
package org.sluice.learning.halving;
