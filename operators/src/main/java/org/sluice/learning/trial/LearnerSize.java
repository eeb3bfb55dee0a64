package org.sluice.learning.trial;

/**
 * The size of a trial's learner, computed without creating it; {@link Long#MAX_VALUE} means that or
 * more.
 *
 * @param policyParameters number of policy parameters
 * @param valueParameters number of value function parameters or, if lanes perturb the policy's
 *     parameters, of their deviations
 * @param stateBytes size of {@link Learner#save}
 * @param workspaceBytes lower bound of its buffers' memory
 */
public record LearnerSize(
    long policyParameters, long valueParameters, long stateBytes, long workspaceBytes) {}
