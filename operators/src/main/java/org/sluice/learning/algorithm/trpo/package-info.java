/** Trust region policy optimisation. */
package org.sluice.learning.algorithm.trpo;
