package org.sluice.learning.serving;

import java.io.Serializable;

/**
 * How requests are answered.
 *
 * @param trial the only trial that is served
 * @param deterministic whether the policy's central action is taken; otherwise actions are drawn
 * @param seed of the noise behind drawn actions
 */
public record ServingRules(String trial, boolean deterministic, long seed)
    implements Serializable {}
