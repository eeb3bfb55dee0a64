/** Behaviour cloning. */
package org.sluice.learning.algorithm.cloning;
