/**
 * Entropy in finite Markov decision processes: Bellman operators and their ordering, the lower
 * bound of the maximum-entropy objective, and control as inference, of Tang and Agrawal, "Implicit
 * Policy for Reinforcement Learning" (2018), section 4 and appendices A and B, and "Boosting Trust
 * Region Policy Optimization by Normalizing Flows Policy" (2018), appendix E. As there, signals are
 * rewards, which are maximised.
 */
package org.sluice.learning.theory.entropy;
