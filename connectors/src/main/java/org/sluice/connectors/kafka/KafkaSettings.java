package org.sluice.connectors.kafka;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.sluice.connectors.secrets.Secrets;

/**
 * Settings of Kafka's clients: the user's properties over defaults that keep the loop's latency
 * low. A prefix {@code producer.}, {@code consumer.} or {@code admin.} limits a property to one
 * kind of client. Immutable; prints no secrets.
 */
public final class KafkaSettings implements Serializable {

  private static final long serialVersionUID = 1;
  private static final String BOOTSTRAP = "bootstrap.servers";

  /**
   * The largest request, enough for a policy of some millions of parameters; topics may allow less.
   */
  public static final int LARGEST_REQUEST = 64 << 20;

  /** The most bytes of a fetch beyond its first batch. */
  private static final String FETCH_BYTES = Integer.toString(16 << 20);

  /** The most bytes of records that a consumer returns at once. */
  private static final int POLL_BYTES = 32 << 20;

  private static final int POLL_RECORDS = 500;

  /** Properties that guarantee that records are neither lost, duplicated nor reordered. */
  private static final Map<String, String> FIXED =
      Map.of(
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true",
          ProducerConfig.ACKS_CONFIG, "all",
          ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");

  private final TreeMap<String, String> properties;

  /** Settings with the defaults only. */
  public static KafkaSettings of(String bootstrapServers) {
    return new KafkaSettings(Map.of(BOOTSTRAP, bootstrapServers));
  }

  /**
   * Settings from a user's properties.
   *
   * @param properties Not modified. With {@code bootstrap.servers}
   * @throws IllegalArgumentException naming every invalid property
   */
  public KafkaSettings(Map<String, String> properties) {
    List<String> problems = new ArrayList<>();
    if (properties.getOrDefault(BOOTSTRAP, "").isBlank()) {
      problems.add(
          BOOTSTRAP
              + " (kafka.bootstrap-servers in a configuration) is missing: it is a broker's"
              + " address, HOST:PORT");
    }
    properties.forEach(
        (key, value) -> {
          String fixed = FIXED.get(key.replaceFirst("^(producer|consumer|admin)\\.", ""));
          if (fixed != null && !fixed.equals(value)) {
            problems.add(key + " is " + fixed + " for every run; it cannot be " + value);
          }
          if (value.contains(Secrets.HIDDEN)) {
            problems.add(
                key + " is " + Secrets.HIDDEN + ": printed configurations contain no secrets");
          }
        });
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    this.properties = new TreeMap<>(properties);
  }

  /** A copy for brokers at other addresses. */
  public KafkaSettings at(String bootstrapServers) {
    return with(BOOTSTRAP, bootstrapServers);
  }

  /** A copy with another value of a property. */
  KafkaSettings with(String property, String value) {
    Map<String, String> changed = new TreeMap<>(properties);
    changed.put(property, value);
    return new KafkaSettings(changed);
  }

  /** The brokers' addresses, {@code HOST:PORT,…}. */
  public String bootstrapServers() {
    return properties.get(BOOTSTRAP);
  }

  /** Properties of a producer of bytes: idempotent, acknowledged by all, without lingering. */
  public Properties producer() {
    Properties client = new Properties();
    client.setProperty(ProducerConfig.LINGER_MS_CONFIG, "0");
    client.setProperty(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(128 << 10));
    client.setProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(LARGEST_REQUEST));
    client.setProperty(ProducerConfig.BUFFER_MEMORY_CONFIG, Integer.toString(128 << 20));
    String serializer = ByteArraySerializer.class.getName();
    client.setProperty(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, serializer);
    client.setProperty(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, serializer);
    return finish(client, "producer.", ProducerConfig.configDef());
  }

  /** Properties of a consumer of bytes that commits nothing; it has no group. */
  public Properties consumer() {
    Properties client = new Properties();
    String deserializer = ByteArrayDeserializer.class.getName();
    client.setProperty(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, deserializer);
    client.setProperty(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, deserializer);
    client.setProperty(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
    // A topic that was deleted during a run must not be recreated empty.
    client.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    return finish(client, "consumer.", ConsumerConfig.configDef());
  }

  /**
   * The same for records of a known size: larger ones arrive without their bytes, and the size of a
   * poll is bounded.
   *
   * @param largest bytes of a key or a value, at least 1
   */
  public Properties consumer(int largest) {
    Properties client = consumer();
    client.setProperty(BoundedBytes.LARGEST, Integer.toString(largest));
    client.setProperty(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, BoundedBytes.class.getName());
    client.setProperty(
        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, BoundedBytes.class.getName());
    client.putIfAbsent(
        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
        Integer.toString(Math.max(1, Math.min(POLL_RECORDS, POLL_BYTES / largest))));
    return client;
  }

  /**
   * Properties of a consumer that nothing waits for: it fetches after a delay or a megabyte, to
   * reduce the broker's load.
   *
   * @param milliseconds the delay
   * @param largest bytes of a key or a value, at least 1
   */
  public Properties unhurriedConsumer(int milliseconds, int largest) {
    Properties client = consumer(largest);
    client.setProperty(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, Integer.toString(1 << 20));
    client.setProperty(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Integer.toString(milliseconds));
    return client;
  }

  /** The largest record that a producer with these settings sends, bytes. */
  public long largestRecord() {
    Properties client = producer();
    return Math.min(
        number(client, ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        number(client, ProducerConfig.BUFFER_MEMORY_CONFIG));
  }

  /** Kafka itself reports values that are not numbers. */
  private static long number(Properties client, String key) {
    try {
      return Long.parseLong(client.getProperty(key).strip());
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  /** Properties of an administrator. */
  public Properties admin() {
    return finish(new Properties(), "admin.", AdminClientConfig.configDef());
  }

  private Properties finish(Properties client, String prefix, ConfigDef known) {
    client.setProperty("reconnect.backoff.ms", "50");
    client.setProperty("reconnect.backoff.max.ms", "200");
    // Flink has the clients' metrics; reporting them to JMX and the broker as well would slow down
    // startup.
    client.setProperty("auto.include.jmx.reporter", "false");
    client.setProperty("enable.metrics.push", "false");
    properties.forEach(
        (key, value) -> {
          if (isFor(key, known)) {
            client.setProperty(key, value);
          }
        });
    properties.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            client.setProperty(key.substring(prefix.length()), value);
          }
        });
    FIXED.forEach(
        (key, value) -> {
          if (known.names().contains(key)) {
            client.setProperty(key, value);
          }
        });
    return client;
  }

  /**
   * Keeps the client's own properties and those of plug-ins; those of other clients would only
   * cause warnings.
   */
  private static boolean isFor(String key, ConfigDef known) {
    if (key.startsWith("producer.") || key.startsWith("consumer.") || key.startsWith("admin.")) {
      return false;
    }
    return known.names().contains(key)
        || !(ProducerConfig.configNames().contains(key)
            || ConsumerConfig.configNames().contains(key)
            || AdminClientConfig.configNames().contains(key));
  }

  /** The user's properties, sorted, with secrets replaced. */
  public Map<String, String> printable() {
    return Secrets.shown(properties);
  }

  @Override
  public String toString() {
    return printable().toString();
  }
}
