package org.sluice.learning.trial;

/**
 * How large a trial's learner is, without making it; {@link Long#MAX_VALUE} stands for more.
 *
 * @param policyParameters numbers that the policy learns
 * @param valueParameters numbers that the value function learns
 * @param stateBytes what {@link Learner#save} gives
 * @param workspaceBytes memory that its buffers need at least
 */
public record LearnerSize(
    long policyParameters, long valueParameters, long stateBytes, long workspaceBytes) {}
