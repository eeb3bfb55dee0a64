/** Ascent on a surrogate objective: TRPO and the natural and vanilla policy gradient. */
package org.sluice.learning.surrogate;
