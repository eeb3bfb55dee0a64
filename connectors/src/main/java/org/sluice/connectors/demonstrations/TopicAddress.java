package org.sluice.connectors.demonstrations;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.learning.imitation.DemonstrationException;

/**
 * The address of the first episodes of a topic: {@value #FORM}, with {@code &client=FILE} if its
 * brokers want more than an address. A topic that grows has the same first episodes.
 *
 * @param brokers {@code HOST:PORT,…}
 * @param topic its name
 * @param episodes at least 1
 * @param client a file of properties of Kafka's clients, an absolute path
 */
public record TopicAddress(String brokers, String topic, int episodes, Optional<String> client) {

  static final String SCHEME = "kafka";
  static final String FORM = SCHEME + "://HOST:PORT/TOPIC?episodes=N";

  private static final String EPISODES = "episodes";
  private static final String CLIENT = "client";
  private static final Pattern PARTS = Pattern.compile(SCHEME + "://([^/?]*)/([^/?]*)(?:\\?(.*))?");
  private static final Pattern BROKERS = Pattern.compile("[^,\\s]+:\\d+(,[^,\\s]+:\\d+)*");
  private static final Pattern NAME = Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,249}");

  /**
   * Reads an address.
   *
   * @throws DemonstrationException if it is none
   */
  static TopicAddress parse(String address) {
    Matcher parts = PARTS.matcher(address);
    if (!parts.matches() || !BROKERS.matcher(parts.group(1)).matches()) {
      throw wrong(address, "is not of the form " + FORM);
    }
    problem(parts.group(2))
        .ifPresent(
            problem -> {
              throw wrong(address, ": " + problem);
            });
    Map<String, String> parameters = parameters(address, parts.group(3));
    return new TopicAddress(
        parts.group(1),
        parts.group(2),
        episodes(address, parameters.get(EPISODES)),
        client(address, parameters.get(CLIENT)));
  }

  /** Why a topic cannot have a name; empty if it can. */
  public static Optional<String> problem(String topic) {
    return NAME.matcher(topic).matches()
        ? Optional.empty()
        : Optional.of(
            "'"
                + topic
                + "' is no name of a topic, which has 1 to 249 letters, digits, '.', '_', '-'");
  }

  private static Map<String, String> parameters(String address, String written) {
    Map<String, String> parameters = new HashMap<>();
    for (String one : written == null ? List.<String>of() : List.of(written.split("&", -1))) {
      int equals = one.indexOf('=');
      String name = equals < 0 ? one : one.substring(0, equals);
      if (!name.equals(EPISODES) && !name.equals(CLIENT)) {
        throw wrong(address, ": '" + name + "' is neither episodes=N nor client=FILE");
      }
      if (parameters.put(name, one.substring(equals + 1)) != null) {
        throw wrong(address, "has " + name + " twice");
      }
    }
    return parameters;
  }

  private static int episodes(String address, String written) {
    if (written == null) {
      throw wrong(address, "lacks ?episodes=N, the number of episodes to learn from");
    }
    try {
      int episodes = Integer.parseInt(written);
      if (episodes >= 1) {
        return episodes;
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    throw wrong(address, ": episodes must be a whole number of at least 1, not '" + written + "'");
  }

  private static Optional<String> client(String address, String written) {
    if (written != null && !Path.of(written).isAbsolute()) {
      throw wrong(
          address, ": client must be an absolute path, since every machine that learns reads it");
    }
    return Optional.ofNullable(written);
  }

  private static DemonstrationException wrong(String address, String what) {
    return new DemonstrationException(address + (what.startsWith(":") ? "" : " ") + what);
  }

  /**
   * The settings of Kafka's clients.
   *
   * @param client as in an address
   * @throws DemonstrationException if the file of properties cannot be used
   */
  static KafkaSettings settings(String brokers, Optional<String> client) {
    Map<String, String> properties = new HashMap<>();
    client.ifPresent(file -> properties.putAll(read(file)));
    properties.put("bootstrap.servers", brokers);
    try {
      return new KafkaSettings(properties);
    } catch (IllegalArgumentException e) {
      throw new DemonstrationException(client.orElse(brokers) + ": " + e.getMessage());
    }
  }

  private static Map<String, String> read(String file) {
    Properties read = new Properties();
    try (Reader in = Files.newBufferedReader(Path.of(file))) {
      read.load(in);
    } catch (IOException | IllegalArgumentException e) {
      throw new DemonstrationException(
          file
              + ": cannot be read as properties of Kafka's clients ("
              + e.getClass().getSimpleName()
              + ")");
    }
    Map<String, String> properties = new HashMap<>();
    read.stringPropertyNames().forEach(name -> properties.put(name, read.getProperty(name)));
    return properties;
  }

  @Override
  public String toString() {
    return String.format("%s://%s/%s?%s=%d", SCHEME, brokers, topic, EPISODES, episodes)
        + client.map(file -> "&" + CLIENT + "=" + file).orElse("");
  }
}
