package org.sluice.env.registry;

import java.security.CodeSource;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.sluice.env.EnvException;
import org.sluice.env.Registration;
import org.sluice.env.TaskProvider;

/**
 * Environments by their id. A jar that cannot be loaded must not end the virtual machine with an
 * error of its class loader: the problem is kept, and told to whoever asks.
 */
final class Registry {

  private final Map<String, Registration> registrations = new LinkedHashMap<>();
  private String problem;

  private Registry() {}

  /**
   * Takes those of this project and those that providers bring.
   *
   * @param own Not modified. Lists of the ones that come with this project
   * @param loader which finds the providers
   */
  static Registry load(List<List<Registration>> own, ClassLoader loader) {
    Registry registry = new Registry();
    own.forEach(list -> registry.add(list, "this build"));
    try {
      Iterator<TaskProvider> providers = ServiceLoader.load(TaskProvider.class, loader).iterator();
      while (registry.problem == null && providers.hasNext()) {
        registry.add(providers.next());
      }
    } catch (ServiceConfigurationError | LinkageError e) {
      registry.problem = "the environments of your own cannot be loaded: " + reason(e);
    }
    return registry;
  }

  /**
   * All, in the order in which they were registered.
   *
   * @throws EnvException if some cannot be loaded, or two have the same id
   */
  Map<String, Registration> all() {
    if (problem != null) {
      throw new EnvException(problem);
    }
    return Collections.unmodifiableMap(registrations);
  }

  private void add(TaskProvider provider) {
    String source = provider.getClass().getName() + place(provider);
    try {
      add(List.copyOf(provider.registrations()), source);
    } catch (RuntimeException e) {
      problem = source + ": cannot say which environments it brings: " + e;
    }
  }

  private void add(List<Registration> list, String source) {
    for (Registration registration : list) {
      String id = registration.spec().id();
      if (registrations.putIfAbsent(id, registration) != null && problem == null) {
        problem =
            source
                + " brings the environment '"
                + id
                + "', which there is already; give it another id";
      }
    }
  }

  private static String place(TaskProvider provider) {
    CodeSource source = provider.getClass().getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null
        ? ""
        : " in " + source.getLocation().getPath();
  }

  private static String reason(Error error) {
    Throwable cause = error.getCause() == null ? error : error.getCause();
    return error.getMessage() + (cause == error ? "" : " (" + cause + ")");
  }
}
