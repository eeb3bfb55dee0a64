/** Sums and checks over vectors. */
package org.sluice.learning.vectors;
