/**
 * Policy improvement in finite Markov decision processes: the identity, the surrogate, the bounds,
 * and the algorithms that follow from them, of Schulman et al., "Trust Region Policy Optimization"
 * (2015), section 2 and appendices B and C. As there, signals are costs, which are minimised. The
 * numbers of equations are those of the paper.
 */
package org.sluice.learning.theory.improvement;
