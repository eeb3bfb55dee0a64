/** Distributions whose entropy, divergence and Fisher matrix have a closed form. */
package org.sluice.learning.policy.distribution;
