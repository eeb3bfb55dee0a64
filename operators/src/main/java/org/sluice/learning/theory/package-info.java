/**
 * Reinforcement learning where everything can be computed: finite Markov decision processes whose
 * probabilities are known, policies as tables, values as solutions of linear equations. The papers'
 * identities, bounds and algorithms are below this package, in double precision and without
 * sampling, to check what the sampled versions approximate.
 */
package org.sluice.learning.theory;
