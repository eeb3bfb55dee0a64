package org.sluice.learning.flow;

import java.util.Collection;
import org.sluice.env.registry.Registry;
import org.sluice.learning.hyperparameters.Range;

/**
 * Every family of flows by its word, those that others bring included.
 *
 * <p>Methods throw a {@link org.sluice.env.registry.RegistryException} that names the class and the
 * jar if what others bring cannot be loaded or repeats a word.
 */
public final class FlowFamilies {

  private static final Registry<FlowFamily> REGISTRY =
      Registry.load("flow family", FlowFamily.class, FlowFamily::word);

  private FlowFamilies() {}

  /** All of them. */
  public static Collection<FlowFamily> all() {
    return REGISTRY.all().values();
  }

  /** The family of a word. */
  public static FlowFamily of(String word) {
    FlowFamily family = REGISTRY.all().get(word);
    if (family == null) {
      throw new IllegalArgumentException(
          "there is no flow family " + word + ", but " + REGISTRY.names());
    }
    return family;
  }

  /** What a choice may be; those of other jars with their place. */
  public static Range<String> words() {
    return Range.oneOf(REGISTRY.names(), REGISTRY::jarOf);
  }
}
