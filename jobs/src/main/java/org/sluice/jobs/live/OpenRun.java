package org.sluice.jobs.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.sluice.connectors.kafka.BrokerUnreachableException;
import org.sluice.connectors.kafka.EmbeddedBroker;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.TopicSettings;
import org.sluice.connectors.kafka.TopicTail;
import org.sluice.connectors.kafka.Topics;
import org.sluice.connectors.secrets.Signatures;
import org.sluice.connectors.stream.RecordSizes;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.keys.JobParams;
import org.sluice.jobs.conf.text.ConfigurationException;
import org.sluice.jobs.run.RunMetadata;
import org.sluice.jobs.train.RunBroker;
import org.sluice.learning.trial.Trial;

/**
 * A run's topics: at the broker that its configuration names, at the one in the process that trains
 * it, or, if that has ended, at one that is started on what it has left.
 */
public class OpenRun implements AutoCloseable {

  private final Path folder;
  private final Configuration configuration;
  private final KafkaSettings kafka;
  private final Optional<EmbeddedBroker> started;

  OpenRun(Path folder, Configuration configuration) {
    this.folder = folder;
    this.configuration = configuration;
    if (configuration.job().kafka().isPresent()) {
      this.kafka = configuration.job().kafka().get();
      this.started = Optional.empty();
      return;
    }
    RunBroker broker = new RunBroker(folder);
    Optional<KafkaSettings> running = broker.running();
    if (running.isEmpty() && !broker.hasData()) {
      throw new RunTopicsException(
          folder
              + ": has no topics: a run's own broker deletes them when the training is done; those"
              + " of a broker that kafka.bootstrap-servers names stay");
    }
    this.started = running.isPresent() ? Optional.empty() : Optional.of(broker.start());
    this.kafka = running.orElseGet(() -> started.get().settings());
  }

  /**
   * Opens a run.
   *
   * @param folder the run's
   * @param settings {@code key=value} each, over its configuration
   * @throws RunTopicsException if it is no run, or has left no topics
   */
  public static OpenRun open(Path folder, List<String> settings) {
    return new OpenRun(folder, configuration(folder, settings));
  }

  static Configuration configuration(Path folder, List<String> settings) {
    Path file = folder.resolve("configuration.yaml");
    if (!Files.isRegularFile(file)) {
      throw new RunTopicsException(
          folder + ": is no run's folder: it has no configuration.yaml; runs are in runs/");
    }
    return Configuration.recorded(file, settings);
  }

  /** Where its topics are. */
  public KafkaSettings kafka() {
    return kafka;
  }

  /** Whether no process trains it over the broker that it was opened with. */
  public boolean isAtRest() {
    return started.isPresent();
  }

  /** The names of its topics. */
  public Topics topics() {
    return new Topics(configuration.job().values().get(JobParams.TOPIC_PREFIX));
  }

  /** The settings of its topics. */
  public TopicSettings topicSettings() {
    return configuration.job().topics();
  }

  /** Checks that the broker runs, if it is in this process. */
  public void checkBroker() {
    started.ifPresent(EmbeddedBroker::check);
  }

  /** The largest record on its topics, bytes. */
  public int largestRecord() {
    return configuration.job().values().get(JobParams.LARGEST_RECORD);
  }

  /** Versions of a trial that its policies topic keeps. */
  public int policyVersions() {
    return configuration.job().values().get(JobParams.POLICY_VERSIONS);
  }

  /** The file with the key that its actors' records are signed with; empty if they are not. */
  public String signingKeyFile() {
    return configuration.job().signingKeyFile();
  }

  /**
   * Its signatures, if it takes signed records only; for one thread.
   *
   * @throws RunTopicsException if the key cannot be read any more
   * @throws ConfigurationException if it is another than the run began with
   */
  public Optional<Signatures> signatures() {
    RunMetadata.requireSigningKey(folder, signingKeyFile());
    try {
      return Signatures.of(signingKeyFile());
    } catch (IOException e) {
      throw new RunTopicsException(
          "the signing key in " + signingKeyFile() + " cannot be read any more", e);
    }
  }

  /** Whether some of its trials are stopped early. */
  public boolean halves() {
    return configuration.halving().isPresent();
  }

  /** The folder of one of its trials. */
  public Path folder(Trial trial) {
    return configuration.trials().size() == 1 ? folder : folder.resolve(trial.id());
  }

  /**
   * One of its trials.
   *
   * @param id empty for the only one
   * @throws RunTopicsException if it has no such trial, or several and none is named
   */
  public Trial trial(Optional<String> id) {
    List<Trial> trials = configuration.trials();
    if (id.isEmpty() && trials.size() == 1) {
      return trials.get(0);
    }
    return trials.stream()
        .filter(trial -> id.isPresent() && trial.id().equals(id.get()))
        .findFirst()
        .orElseThrow(
            () ->
                new RunTopicsException(
                    String.format(
                        "%s: %s; its trials are %s",
                        folder,
                        id.map(one -> "has no trial " + one)
                            .orElse("has several trials; choose one with --trial"),
                        trials.stream().map(Trial::id).collect(Collectors.joining(", ")))));
  }

  /**
   * Reads one of its topics.
   *
   * @param topic for messages
   * @throws RunTopicsException if it cannot be read
   * @throws BrokerUnreachableException if no broker answers
   */
  public <T> T reading(String topic, Function<TopicTail, T> reader) {
    return reading(topic, largestRecord(), reader);
  }

  /** {@link #reading(String, Function)} for the experience topic. */
  <T> T readingExperience(Function<TopicTail, T> reader) {
    int largest = RecordSizes.ofExperience(configuration.trials(), largestRecord());
    return reading(topics().experience(), largest, reader);
  }

  private <T> T reading(String topic, int largest, Function<TopicTail, T> reader) {
    try (TopicTail tail = new TopicTail(kafka, kafka.consumer(largest))) {
      return reader.apply(tail);
    } catch (org.apache.kafka.common.errors.TimeoutException e) {
      throw BrokerUnreachableException.of(kafka, e);
    } catch (KafkaException e) {
      throw new RunTopicsException("the topic " + topic + " cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public final void close() {
    started.ifPresent(EmbeddedBroker::close);
  }
}
