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
 * Things of one kind by their name: those of this project, and those that other jars bring. A jar
 * that cannot be loaded must not end the virtual machine with an error of its class loader: the
 * problem is kept, and told to whoever asks.
 *
 * @param <T> the kind
 */
public final class Registry<T> {

  private final String kind;
  private final Function<T, String> name;
  private final Map<String, T> members = new LinkedHashMap<>();

  /** The jars of those that other jars bring, by name. */
  private final Map<String, String> jars = new LinkedHashMap<>();

  private String problem;

  /**
   * An empty one.
   *
   * @param kind what its members are called in messages, such as {@code environment}
   * @param name of a member
   */
  Registry(String kind, Function<T, String> name) {
    this.kind = kind;
    this.name = name;
  }

  /**
   * Those that {@link ServiceLoader} finds.
   *
   * @param kind what they are called in messages, such as {@code algorithm}
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
   * Adds what the providers bring that {@link ServiceLoader} finds with this class's loader's
   * classes.
   *
   * @param brings what a provider brings
   */
  <P> void addFound(Class<P> service, Function<P, List<T>> brings) {
    try {
      Iterator<P> providers = ServiceLoader.load(service, service.getClassLoader()).iterator();
      while (problem == null && providers.hasNext()) {
        add(providers.next(), brings);
      }
    } catch (ServiceConfigurationError | LinkageError e) {
      problem = "the " + kind + "s of your own cannot be loaded: " + reason(e);
    }
  }

  /**
   * All, in the order in which they were registered.
   *
   * @throws RegistryException if some cannot be loaded, or two have the same name
   */
  public Map<String, T> all() {
    if (problem != null) {
      throw new RegistryException(problem);
    }
    return Collections.unmodifiableMap(members);
  }

  /** The names of all that could be loaded. */
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
      problem = source + ": cannot say which " + kind + "s it brings: " + e;
    }
  }

  private void add(T member, String source, String jar) {
    String id = name.apply(member);
    if (members.putIfAbsent(id, member) != null) {
      if (problem == null) {
        problem =
            String.format(
                "%s brings the %s '%s', which there is already; give it another name",
                source, kind, id);
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
