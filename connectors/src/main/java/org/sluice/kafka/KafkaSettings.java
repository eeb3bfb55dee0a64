package org.sluice.kafka;

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
import org.sluice.secrets.Secrets;

/**
 * How to reach a Kafka cluster: properties of Kafka's clients, passed through, over defaults that
 * keep the loop's delay small. A property may be meant for one kind of client: {@code producer.},
 * {@code consumer.} or {@code admin.} in front. Immutable; prints no secrets.
 */
public final class KafkaSettings implements Serializable {

  private static final long serialVersionUID = 1;
  private static final String BOOTSTRAP = "bootstrap.servers";

  /** A policy of some millions of parameters fits; topics may allow less. */
  private static final String LARGEST_REQUEST = Integer.toString(64 << 20);

  /** What records are counted on for: neither lost, nor doubled, nor out of order. */
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
   * @throws IllegalArgumentException naming every property that cannot be so
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
                key + " is " + Secrets.HIDDEN + ": a printed configuration holds no secrets");
          }
        });
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    this.properties = new TreeMap<>(properties);
  }

  /** These for brokers at other addresses. */
  public KafkaSettings at(String bootstrapServers) {
    Map<String, String> moved = new TreeMap<>(properties);
    moved.put(BOOTSTRAP, bootstrapServers);
    return new KafkaSettings(moved);
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
    client.setProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
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
    return finish(client, "consumer.", ConsumerConfig.configDef());
  }

  /**
   * Those of a consumer that nothing waits for: it fetches once a delay, so that it costs the
   * broker next to nothing, or once a megabyte.
   *
   * @param milliseconds the delay
   */
  public Properties unhurriedConsumer(int milliseconds) {
    Properties client = consumer();
    client.setProperty(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, Integer.toString(1 << 20));
    client.setProperty(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Integer.toString(milliseconds));
    return client;
  }

  /** Properties of an administrator. */
  public Properties admin() {
    return finish(new Properties(), "admin.", AdminClientConfig.configDef());
  }

  private Properties finish(Properties client, String prefix, ConfigDef known) {
    client.setProperty("reconnect.backoff.ms", "50");
    client.setProperty("reconnect.backoff.max.ms", "200");
    // Flink has the clients' metrics; what they would tell JMX and the broker costs time to set up.
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

  /** Its own, or of a plug-in that no client knows; other clients' would only make warnings. */
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
