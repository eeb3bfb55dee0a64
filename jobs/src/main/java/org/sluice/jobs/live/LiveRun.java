package org.sluice.jobs.live;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sluice.connectors.kafka.EmbeddedBroker;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.TopicSettings;
import org.sluice.connectors.kafka.Topics;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.keys.JobParams;
import org.sluice.jobs.train.RunBroker;
import org.sluice.learning.trial.Trial;

/**
 * A live run's topics: at the broker that its configuration names, at the one in the process that
 * trains it, or, if that has ended, at one that is started on what it has left.
 */
public final class LiveRun implements AutoCloseable {

  private final Path folder;
  private final Configuration configuration;
  private final KafkaSettings kafka;
  private final Optional<EmbeddedBroker> started;

  private LiveRun(
      Path folder,
      Configuration configuration,
      KafkaSettings kafka,
      Optional<EmbeddedBroker> started) {
    this.folder = folder;
    this.configuration = configuration;
    this.kafka = kafka;
    this.started = started;
  }

  /**
   * Opens a run.
   *
   * @param folder the run's
   * @param settings {@code key=value} each, over its configuration
   * @throws LiveRunException if it is no live run, or has left no log
   */
  public static LiveRun open(Path folder, List<String> settings) {
    Configuration configuration = configuration(folder, settings);
    if (!configuration.trials().get(0).isLive()) {
      throw new LiveRunException(
          String.format(
              "%s: is no live run: its environment is %s, not %s",
              folder, configuration.trials().get(0).environment(), Trial.LIVE));
    }
    return open(folder, configuration);
  }

  /**
   * Opens a run for its policies, whether it is live or simulates.
   *
   * @param folder the run's
   * @throws LiveRunException if it is no run, or has left no topics
   */
  public static LiveRun openAny(Path folder) {
    return open(folder, configuration(folder, List.of()));
  }

  private static Configuration configuration(Path folder, List<String> settings) {
    Path file = folder.resolve("configuration.yaml");
    if (!Files.isRegularFile(file)) {
      throw new LiveRunException(
          folder + ": is no run's folder: it has no configuration.yaml; runs are in runs/");
    }
    return Configuration.resume(file, settings);
  }

  private static LiveRun open(Path folder, Configuration configuration) {
    if (configuration.job().kafka().isPresent()) {
      KafkaSettings kafka = configuration.job().kafka().get();
      return new LiveRun(folder, configuration, kafka, Optional.empty());
    }
    RunBroker broker = new RunBroker(folder);
    Optional<KafkaSettings> running = broker.running();
    if (running.isPresent()) {
      return new LiveRun(folder, configuration, running.get(), Optional.empty());
    }
    if (!broker.hasData()) {
      throw new LiveRunException(
          folder
              + ": its topics are gone: they were in its own broker, and a run that simulates deletes"
              + " them at its end; train with a broker of your own to keep them");
    }
    EmbeddedBroker started = broker.start();
    return new LiveRun(folder, configuration, started.settings(), Optional.of(started));
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

  /**
   * One of its trials.
   *
   * @param id empty for the only one
   * @throws LiveRunException if it has no such trial, or several and none is named
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
                new LiveRunException(
                    String.format(
                        "%s: %s; its trials are %s",
                        folder,
                        id.map(one -> "has no trial " + one)
                            .orElse("has several trials; choose one with --trial"),
                        trials.stream().map(Trial::id).collect(Collectors.joining(", ")))));
  }

  @Override
  public void close() {
    started.ifPresent(EmbeddedBroker::close);
  }
}
