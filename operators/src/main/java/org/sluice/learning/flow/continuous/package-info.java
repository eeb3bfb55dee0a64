/** Continuous normalizing flows. */
package org.sluice.learning.flow.continuous;
