package org.sluice.learning.flow;

import java.util.Collection;
import org.sluice.env.registry.Registry;
import org.sluice.learning.hyperparameters.Range;

/**
 * Every family of flows by name, including those from other jars.
 *
 * <p>Methods throw a {@link org.sluice.env.registry.RegistryException} that names the class and the
 * jar if one from another jar cannot be loaded or its name is already taken.
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
          "unknown flow family " + word + "; choose one of " + REGISTRY.names());
    }
    return family;
  }

  /** The allowed names; those from other jars with the jar's path. */
  public static Range<String> words() {
    return Range.oneOf(REGISTRY.names(), REGISTRY::jarOf);
  }
}
