package org.sluice.jobs.conf.job;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.ml.param.Param;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.secrets.Secrets;
import org.sluice.connectors.secrets.Signatures;
import org.sluice.connectors.secrets.SigningKeyException;
import org.sluice.connectors.stream.RecordSizes;
import org.sluice.jobs.conf.keys.JobParams;
import org.sluice.jobs.conf.keys.Keys;
import org.sluice.jobs.conf.text.Entry;
import org.sluice.jobs.conf.text.Values;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.trial.Trial;

/** Builds a job's settings from a configuration's job entries, and collects problems. */
public final class CheckedJob {

  /** Word for {@link Keys#KAFKA}: an embedded broker. */
  public static final String EMBEDDED = "embedded";

  /** The largest number of partitions with an embedded broker: each keeps files open and mapped. */
  private static final int MOST_EMBEDDED_PARTITIONS = 1000;

  private final Collection<String> problems;
  private final Hyperparameters values = new Hyperparameters();
  private final Map<String, String> kafka = new LinkedHashMap<>();
  private final Map<String, String> flink = new LinkedHashMap<>();
  private final Map<String, String> places = new LinkedHashMap<>();
  private String kafkaPlace;

  /**
   * @param problems Modified. Problems are added
   */
  public CheckedJob(Collection<String> problems) {
    this.problems = problems;
  }

  /** Takes an entry if it is for the job; returns whether it was. */
  public boolean take(Entry entry) {
    String key = entry.key();
    if (key.equals(Keys.KAFKA)) {
      takeKafka(entry);
    } else if (key.equals(Keys.FLINK) && entry.text().isBlank()) {
      return true; // a group without keys
    } else if (isHidden(entry)) {
      return true; // secrets are only for Kafka and Flink
    } else if (key.startsWith(Keys.KAFKA + ".")) {
      kafkaPlace = entry.place();
      String property = KafkaProperties.name(key.substring(Keys.KAFKA.length() + 1));
      places.put(Keys.KAFKA + "." + property, entry.place());
      kafka.put(property, entry.text());
    } else if (key.startsWith(Keys.FLINK + ".")) {
      places.put(key, entry.place());
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
              "%s: kafka must be %s, or properties of Kafka's clients, including"
                  + " bootstrap-servers, not '%s'",
              entry.place(), EMBEDDED, Secrets.shown(entry.text())));
    }
  }

  /** Whether the value was saved with its secret hidden. */
  private boolean isHidden(Entry entry) {
    if (!entry.text().contains(Secrets.HIDDEN)) {
      return false;
    }
    problems.add(
        String.format(
            "%s: %s is %s: secrets are not saved in a run's folder; set it again with --set, or in the"
                + " configuration",
            entry.place(), entry.key(), entry.text()));
    return true;
  }

  private void set(Param<?> parameter, Entry entry) {
    places.put(parameter.name, entry.place());
    try {
      Values.set(values, parameter, entry.text());
    } catch (IllegalArgumentException e) {
      problems.add(entry.place() + ": " + e.getMessage());
    }
  }

  /** The settings; valid only if there are no problems. */
  public JobSettings settings() {
    checkProperties();
    checkTopics();
    String signingKey = values.get(JobParams.SIGNING_KEY_FILE);
    if (!signingKey.equals(JobParams.NONE)) {
      // Other commands read the run's configuration in other folders.
      String absolute = Path.of(signingKey).toAbsolutePath().normalize().toString();
      values.set(JobParams.SIGNING_KEY_FILE, absolute);
    }
    JobSettings settings = new JobSettings(values, kafkaSettings(), Map.copyOf(flink));
    checkSigningKey(settings.signingKeyFile());
    return settings;
  }

  /** Checks that the trials' records fit into the topics and through Kafka's producer. */
  public void checkSizes(Path file, List<Trial> trials, JobSettings settings) {
    int steps = settings.values().get(JobParams.STEPS_PER_RECORD);
    RecordSizes sizes = RecordSizes.of(trials, steps);
    RecordSizes.Largest policy = sizes.policy();
    RecordSizes.Largest trajectory = sizes.trajectory();
    boolean isPolicy = policy.bytes() >= trajectory.bytes();
    long needed = Math.max(policy.bytes(), trajectory.bytes());
    String what =
        isPolicy
            ? "a policy of trial " + policy.trial().id()
            : String.format(
                "a record of trial %s with %d steps (steps-per-record)",
                trajectory.trial().id(), Math.min(steps, trajectory.trial().share()));
    int largest = settings.values().get(JobParams.LARGEST_RECORD);
    if (needed > largest) {
      problems.add(
          String.format(
              "%s: %s must be at least %d, the largest size in bytes of %s, but is %d",
              place(JobParams.LARGEST_RECORD, file),
              JobParams.LARGEST_RECORD.name,
              needed,
              what,
              largest));
    }
    long sent = settings.kafka().map(KafkaSettings::largestRecord).orElse(Long.MAX_VALUE);
    if (needed > sent) {
      problems.add(
          String.format(
              "%s: kafka: max.request.size and buffer.memory of the producer must be at least %d, the"
                  + " largest size in bytes of %s, but the smaller is %d",
              kafkaPlace, needed, what, sent));
    }
  }

  private String place(Param<?> parameter, Path file) {
    return places.getOrDefault(parameter.name, file.toString());
  }

  private void checkProperties() {
    kafka.forEach(
        (key, value) ->
            KafkaProperties.problem(key, kafka)
                .ifPresent(problem -> add(Keys.KAFKA + "." + key, problem)));
    if (!flink.isEmpty()) {
      FlinkOptions options = new FlinkOptions();
      flink.forEach(
          (key, value) ->
              options
                  .problem(key, value)
                  .ifPresent(problem -> add(Keys.FLINK + "." + key, problem)));
    }
  }

  private void checkTopics() {
    int partitions = values.get(JobParams.PARTITIONS);
    if (kafka.isEmpty() && partitions > MOST_EMBEDDED_PARTITIONS) {
      add(
          JobParams.PARTITIONS.name,
          String.format(
              Locale.ROOT,
              "%s must be at most %,d for the embedded broker, not %,d",
              JobParams.PARTITIONS.name,
              MOST_EMBEDDED_PARTITIONS,
              partitions));
    }
  }

  private void checkSigningKey(String file) {
    String key = JobParams.SIGNING_KEY_FILE.name;
    try {
      Signatures.of(file);
    } catch (IOException | InvalidPathException e) {
      String why = e instanceof SigningKeyException ? e.getMessage() : "cannot be read";
      add(key, String.format("%s: %s %s", key, file, why));
    }
  }

  private void add(String key, String problem) {
    problems.add(places.get(key) + ": " + problem);
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
