package org.sluice.env;

import java.util.List;

/**
 * Adds your own environments to the registry. An implementation is named in the file {@code
 * META-INF/services/org.sluice.env.TaskProvider} of a jar on the class path, as {@link
 * java.util.ServiceLoader} requires; the easiest base class of a simulation is {@link
 * SimulatedEnv}.
 */
public interface TaskProvider {

  /** Its environments, in display order. Ids must be unique. */
  List<Registration> registrations();

  /** The heading that they are listed under. */
  default String family() {
    return "Other tasks";
  }
}
