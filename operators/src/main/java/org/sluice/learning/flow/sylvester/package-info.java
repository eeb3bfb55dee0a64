/** Sylvester flows. */
package org.sluice.learning.flow.sylvester;
