package org.sluice.env.registry;

import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;

/**
 * A registry of members by name, from this project and from other jars. If a jar cannot be loaded,
 * the problem is stored and reported on access, instead of failing class initialisation.
 *
 * @param <T> the kind
 */
public final class Registry<T> {

  private final String kind;
  private final Function<T, String> name;
  private final Map<String, T> members = new LinkedHashMap<>();

  /** The jars of members from other jars, by name. */
  private final Map<String, String> jars = new LinkedHashMap<>();

  private String problem;

  /**
   * An empty one.
   *
   * @param kind the word for its members in messages, such as {@code environment}
   * @param name of a member
   */
  Registry(String kind, Function<T, String> name) {
    this.kind = kind;
    this.name = name;
  }

  /**
   * A registry of what {@link ServiceLoader} finds.
   *
   * @param kind the word for them in messages, such as {@code algorithm}
   * @param service their interface
   * @param name of each
   */
  public static <T> Registry<T> load(String kind, Class<T> service, Function<T, String> name) {
    Registry<T> registry = new Registry<>(kind, name);
    registry.addFound(service, List::of);
    return registry;
  }

  /** Adds members of this project. */
  void add(List<T> own) {
    own.forEach(member -> add(member, "this project", ""));
  }

  /**
   * Adds the members of all providers that {@link ServiceLoader} finds through this class's loader.
   *
   * @param brings returns a provider's members
   */
  <P> void addFound(Class<P> service, Function<P, List<T>> brings) {
    try {
      Iterator<P> providers = ServiceLoader.load(service, service.getClassLoader()).iterator();
      while (problem == null && providers.hasNext()) {
        add(providers.next(), brings);
      }
    } catch (ServiceConfigurationError | LinkageError e) {
      problem = "the " + kind + "s on the class path cannot be loaded: " + reason(e);
    }
  }

  /**
   * All members in registration order.
   *
   * @throws RegistryException if a member cannot be loaded, or two have the same name
   */
  public Map<String, T> all() {
    if (problem != null) {
      throw new RegistryException(problem);
    }
    return Collections.unmodifiableMap(members);
  }

  /** The names of all loaded members. */
  public List<String> names() {
    return List.copyOf(members.keySet());
  }

  /** The jar that a member came from; empty for those of this project. */
  public Optional<String> jarOf(String member) {
    return Optional.ofNullable(jars.get(member));
  }

  private <P> void add(P provider, Function<P, List<T>> brings) {
    String jar = jar(provider);
    String source = provider.getClass().getName() + (jar.isEmpty() ? "" : " in " + jar);
    boolean own = provider.getClass().getName().startsWith("org.sluice.");
    try {
      for (T member : List.copyOf(brings.apply(provider))) {
        add(member, source, own ? "" : jar);
      }
    } catch (RuntimeException e) {
      problem = source + ": cannot list its " + kind + "s: " + e;
    }
  }

  private void add(T member, String source, String jar) {
    String id = name.apply(member);
    if (members.putIfAbsent(id, member) != null) {
      if (problem == null) {
        problem =
            String.format(
                "%s provides the %s '%s', which already exists; rename it", source, kind, id);
      }
      return;
    }
    if (!jar.isEmpty()) {
      jars.put(id, jar);
    }
  }

  private static String jar(Object of) {
    CodeSource source = of.getClass().getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return "";
    }
    try {
      return Path.of(source.getLocation().toURI()).toString();
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return source.getLocation().toString(); // not a file
    }
  }

  private static String reason(Error error) {
    Throwable cause = error.getCause() == null ? error : error.getCause();
    return error.getMessage() + (cause == error ? "" : " (" + cause + ")");
  }
}
