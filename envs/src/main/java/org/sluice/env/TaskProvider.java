package org.sluice.env;

import java.util.List;

/**
 * Brings environments of one's own into the registry. An implementation is named in the file {@code
 * META-INF/services/org.sluice.env.TaskProvider} of a jar on the class path, as Java's {@link
 * java.util.ServiceLoader} has it; a simulation is most easily a {@link SimulatedEnv}.
 */
public interface TaskProvider {

  /** What it brings, in the order in which users are to see it. Ids must be new. */
  List<Registration> registrations();
}
