package org.sluice.jobs.conf;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.ml.param.Param;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.sluice.hyperparameters.Hyperparameters;
import org.sluice.kafka.KafkaSettings;
import org.sluice.secrets.Secrets;

/**
 * Makes a job's settings of those entries of a configuration that are no trial's, and collects what
 * is wrong with them.
 */
final class CheckedJob {

  /** Word for {@link Keys#KAFKA}: a broker in the process. */
  static final String EMBEDDED = "embedded";

  private final Collection<String> problems;
  private final Hyperparameters values = new Hyperparameters();
  private final Map<String, String> kafka = new LinkedHashMap<>();
  private final Map<String, String> flink = new LinkedHashMap<>();
  private String kafkaPlace;

  /**
   * @param problems Modified. What is wrong is added
   */
  CheckedJob(Collection<String> problems) {
    this.problems = problems;
  }

  /** Whether an entry is for the job; it is taken then. */
  boolean take(Entry entry) {
    String key = entry.key();
    if (key.equals(Keys.KAFKA)) {
      takeKafka(entry);
    } else if (isHidden(entry)) {
      return true; // a secret is nobody else's
    } else if (key.startsWith(Keys.KAFKA + ".")) {
      kafkaPlace = entry.place();
      kafka.put(kafkaProperty(key.substring(Keys.KAFKA.length() + 1)), entry.text());
    } else if (key.startsWith(Keys.FLINK + ".")) {
      flink.put(key.substring(Keys.FLINK.length() + 1), entry.text());
    } else {
      Optional<Param<?>> parameter = Keys.jobParameter(key);
      parameter.ifPresent(known -> set(known, entry));
      return parameter.isPresent();
    }
    return true;
  }

  private void takeKafka(Entry entry) {
    if (!entry.text().equals(EMBEDDED)) {
      problems.add(
          String.format(
              "%s: kafka must be %s, or properties of Kafka's clients with bootstrap-servers among"
                  + " them, not '%s'",
              entry.place(), EMBEDDED, Secrets.shown(entry.text())));
    }
  }

  /** Kafka's names have points; whoever writes a dash for one means the same. */
  private static String kafkaProperty(String written) {
    String pointed = written.replace('-', '.');
    String bare = pointed.replaceFirst("^(producer|consumer|admin)\\.", "");
    boolean known =
        ProducerConfig.configNames().contains(bare)
            || ConsumerConfig.configNames().contains(bare)
            || AdminClientConfig.configNames().contains(bare);
    return known ? pointed : written;
  }

  /** Whether it has been written down without its secret. */
  private boolean isHidden(Entry entry) {
    if (!entry.text().contains(Secrets.HIDDEN)) {
      return false;
    }
    problems.add(
        String.format(
            "%s: %s is %s: a run's folder holds no secrets; give it again with --set, or in the"
                + " configuration",
            entry.place(), entry.key(), entry.text()));
    return true;
  }

  private void set(Param<?> parameter, Entry entry) {
    try {
      Values.set(values, parameter, entry.text());
    } catch (IllegalArgumentException e) {
      problems.add(entry.place() + ": " + e.getMessage());
    }
  }

  /** The settings; of use only if there are no problems. */
  JobSettings settings() {
    return new JobSettings(values, kafkaSettings(), Map.copyOf(flink));
  }

  private Optional<KafkaSettings> kafkaSettings() {
    if (kafka.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new KafkaSettings(kafka));
    } catch (IllegalArgumentException e) {
      problems.add(kafkaPlace + ": kafka: " + e.getMessage());
      return Optional.empty();
    }
  }
}
