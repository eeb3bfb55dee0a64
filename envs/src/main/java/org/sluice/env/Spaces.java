package org.sluice.env;

import java.io.Serializable;
import java.util.Objects;

/**
 * The observation and action spaces of a policy.
 *
 * @param observations the observation space
 * @param actions the action space
 */
public record Spaces(Space observations, Space actions) implements Serializable {

  public Spaces {
    Objects.requireNonNull(observations, "observations");
    Objects.requireNonNull(actions, "actions");
  }
}
