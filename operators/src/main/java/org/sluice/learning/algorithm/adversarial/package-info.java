/** Adversarial imitation. */
package org.sluice.learning.algorithm.adversarial;
