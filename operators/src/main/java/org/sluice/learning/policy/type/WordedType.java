package org.sluice.learning.policy.type;

import org.sluice.env.Space;
import org.sluice.learning.policy.PolicyType;

/** A type defined by its word and one kind of action space. */
abstract class WordedType implements PolicyType {

  private final String word;
  private final Class<? extends Space> actions;

  WordedType(String word, Class<? extends Space> actions) {
    this.word = word;
    this.actions = actions;
  }

  @Override
  public final String word() {
    return word;
  }

  @Override
  public final boolean acts(Space space) {
    return actions.isInstance(space);
  }
}
