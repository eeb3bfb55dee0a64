package org.sluice.jobs.serve;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sluice.connectors.kafka.Administration;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.RunTopic.Use;
import org.sluice.connectors.kafka.TopicSettings;
import org.sluice.connectors.kafka.Topics;
import org.sluice.connectors.stream.ServingStreams;
import org.sluice.jobs.conf.ServeConfiguration;
import org.sluice.jobs.conf.keys.JobParams;
import org.sluice.jobs.conf.keys.ServeParams;
import org.sluice.jobs.live.OpenRun;
import org.sluice.learning.serving.ServingRules;

/** The trial that a configuration serves, and where its topics are. */
public final class ServedTrial implements AutoCloseable {

  private final ServeConfiguration configuration;
  private final KafkaSettings kafka;
  private final Topics topics;
  private final TopicSettings topicSettings;
  private final String id;

  /** The run's folder, if that said where the topics are. */
  private final Optional<OpenRun> run;

  private ServedTrial(
      ServeConfiguration configuration,
      KafkaSettings kafka,
      Topics topics,
      TopicSettings topicSettings,
      String id,
      Optional<OpenRun> run) {
    this.configuration = configuration;
    this.kafka = kafka;
    this.topics = topics;
    this.topicSettings = topicSettings;
    this.id = id;
    this.run = run;
  }

  /**
   * Finds it. The broker of a run that nothing trains at present is started on what it has left.
   *
   * @throws org.sluice.jobs.live.RunTopicsException if the run's folder is none, or has no such
   *     trial
   */
  public static ServedTrial open(ServeConfiguration configuration) {
    return configuration
        .run()
        .map(folder -> ofRun(configuration, folder))
        .orElseGet(() -> named(configuration));
  }

  /**
   * The trial of a configuration that names brokers, for a cluster.
   *
   * @throws ServingException if it names a folder
   */
  public static ServedTrial onCluster(ServeConfiguration configuration) {
    if (configuration.run().isPresent()) {
      throw new ServingException(
          ServeParams.RUN.name
              + " is a folder on this machine, which a cluster cannot read; set"
              + " kafka.bootstrap-servers, topics.prefix and serve.trial instead");
    }
    return named(configuration);
  }

  private static ServedTrial named(ServeConfiguration configuration) {
    return new ServedTrial(
        configuration,
        configuration.job().kafka().orElseThrow(),
        new Topics(configuration.job().values().get(JobParams.TOPIC_PREFIX)),
        configuration.job().topics(),
        configuration.trial().orElseThrow(),
        Optional.empty());
  }

  private static ServedTrial ofRun(ServeConfiguration configuration, Path folder) {
    OpenRun run = OpenRun.open(folder, List.of());
    try {
      return new ServedTrial(
          configuration,
          run.kafka(),
          run.topics(),
          run.topicSettings(),
          run.trial(configuration.trial()).id(),
          Optional.of(run));
    } catch (RuntimeException e) {
      run.close();
      throw e;
    }
  }

  /** The trial's id. */
  public String id() {
    return id;
  }

  /** The brokers. */
  public KafkaSettings kafka() {
    return kafka;
  }

  /** The names of the run's topics. */
  public Topics topics() {
    return topics;
  }

  /** Creates the topics that serving needs besides the policies, and checks those that exist. */
  public void prepareTopics() {
    new Administration(kafka).ensure(topics, Use.SERVED, topicSettings);
  }

  /** Checks that the broker runs, if it is in this process. */
  void checkBroker() {
    run.ifPresent(OpenRun::checkBroker);
  }

  /** How its requests are answered. */
  public ServingRules rules() {
    return new ServingRules(
        id,
        configuration.values().get(ServeParams.DETERMINISTIC),
        configuration.values().get(ServeParams.SEED));
  }

  /** Its topics as streams. */
  public ServingStreams streams() {
    return new ServingStreams(
        kafka, topics, topicSettings, configuration.values().get(ServeParams.LARGEST_REQUEST));
  }

  @Override
  public void close() {
    run.ifPresent(OpenRun::close);
  }
}
