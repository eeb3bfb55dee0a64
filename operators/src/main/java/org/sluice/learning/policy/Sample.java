package org.sluice.learning.policy;

import org.sluice.learning.graph.nodes.Node;

/**
 * Actions sampled from a policy, as nodes of a graph.
 *
 * @param action {@code [actionDim × batch]}
 * @param logProbability log π(action | observation), {@code [1 × batch]}; 0 if the policy has no
 *     density
 */
public record Sample(Node action, Node logProbability) {}
