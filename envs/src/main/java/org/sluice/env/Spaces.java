package org.sluice.env;

import java.util.Objects;

/**
 * What a policy sees and does.
 *
 * @param observations what it observes
 * @param actions what it chooses from
 */
public record Spaces(Space observations, Space actions) {

  public Spaces {
    Objects.requireNonNull(observations, "observations");
    Objects.requireNonNull(actions, "actions");
  }
}
