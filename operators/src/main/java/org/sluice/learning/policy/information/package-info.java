/** Log-densities, entropies, divergences and Fisher information of a policy over a batch. */
package org.sluice.learning.policy.information;
