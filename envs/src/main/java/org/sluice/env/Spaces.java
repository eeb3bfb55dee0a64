package org.sluice.env;

import java.util.Objects;

/**
 * The observation and action spaces of a policy.
 *
 * @param observations the observation space
 * @param actions the action space
 */
public record Spaces(Space observations, Space actions) {

  public Spaces {
    Objects.requireNonNull(observations, "observations");
    Objects.requireNonNull(actions, "actions");
  }
}
