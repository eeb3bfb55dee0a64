package org.sluice.jobs.conf.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.utils.Utils;
import org.sluice.jobs.conf.keys.Keys;
import org.sluice.jobs.conf.keys.Nearest;

/** The properties that Kafka's clients know, and checks of those in a configuration. */
final class KafkaProperties {

  private static final List<ConfigDef> CLIENTS =
      List.of(
          ProducerConfig.configDef(), ConsumerConfig.configDef(), AdminClientConfig.configDef());

  /** Properties that name user classes, which may read properties that no client knows. */
  private static final String PLUG_IN = ".*(\\.class|\\.classes|\\.reporters|\\.providers)";

  private static final String PROVIDERS = "config.providers.";
  private static final String BOOTSTRAP = "bootstrap.servers";

  private KafkaProperties() {}

  /** Kafka's name of a property: dashes become dots. */
  static String name(String written) {
    String pointed = written.replace('-', '.');
    return find(pointed).isPresent() ? pointed : written;
  }

  /**
   * The problem with a property; empty if there is none.
   *
   * @param properties all of them, as {@link #name} calls them
   */
  static Optional<String> problem(String key, Map<String, String> properties) {
    String value = properties.get(key);
    String named = Keys.KAFKA + "." + key;
    Optional<ConfigDef.ConfigKey> known = find(key);
    if (known.isEmpty()) {
      return hasPlugIn(properties) || bare(key).startsWith(PROVIDERS)
          ? Optional.empty()
          : Optional.of(unknown(key, named));
    }
    if (value.isBlank() || value.contains("${")) {
      return Optional.empty(); // an empty list, or a value that a provider replaces
    }
    if (bare(key).equals(BOOTSTRAP)) {
      return addresses(named, value);
    }
    try {
      Object parsed = ConfigDef.parseType(named, value, known.get().type);
      if (known.get().validator != null) {
        known.get().validator.ensureValid(named, parsed);
      }
      return Optional.empty();
    } catch (ConfigException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static Optional<String> addresses(String named, String value) {
    List<String> wrong = new ArrayList<>();
    for (String address : value.split(",", -1)) {
      String host = Utils.getHost(address.strip());
      Integer port = port(address.strip());
      if (host == null || port == null || port < 1 || port > 65_535) {
        wrong.add("'" + address.strip() + "'");
      }
    }
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(
            named
                + " must be addresses HOST:PORT separated by commas, not "
                + String.join(", ", wrong));
  }

  private static Integer port(String address) {
    try {
      return Utils.getPort(address);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static String unknown(String key, String named) {
    Set<String> names = new TreeSet<>();
    CLIENTS.forEach(client -> names.addAll(client.names()));
    String bare = bare(key);
    String prefix = key.substring(0, key.length() - bare.length());
    return "unknown key '"
        + named
        + "'; "
        + Nearest.of(bare.replace('-', '.'), names.stream())
            .map(nearest -> "the nearest is '" + Keys.KAFKA + "." + prefix + nearest + "'")
            .orElse("it is not a property of Kafka's clients");
  }

  private static boolean hasPlugIn(Map<String, String> properties) {
    return properties.keySet().stream().anyMatch(key -> key.matches(PLUG_IN));
  }

  private static Optional<ConfigDef.ConfigKey> find(String key) {
    return clients(key)
        .map(client -> client.configKeys().get(bare(key)))
        .filter(found -> found != null)
        .findFirst();
  }

  /** The clients that a property may apply to. */
  private static Stream<ConfigDef> clients(String key) {
    if (key.startsWith("producer.")) {
      return Stream.of(CLIENTS.get(0));
    }
    if (key.startsWith("consumer.")) {
      return Stream.of(CLIENTS.get(1));
    }
    return key.startsWith("admin.") ? Stream.of(CLIENTS.get(2)) : CLIENTS.stream();
  }

  private static String bare(String key) {
    return key.replaceFirst("^(producer|consumer|admin)\\.", "");
  }
}
