/** Early stopping of a sweep's worse trials, by counting. */
package org.sluice.learning.halving;
