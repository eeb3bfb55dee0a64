package org.sluice.jobs.train;

import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.sluice.connectors.kafka.Administration;
import org.sluice.connectors.kafka.EmbeddedBroker;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Topics;
import org.sluice.connectors.stream.RunStreams;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.job.JobSettings;
import org.sluice.jobs.conf.keys.JobParams;
import org.sluice.jobs.run.rejected.RejectedTopic;
import org.sluice.jobs.train.graph.RunWatch;
import org.sluice.jobs.train.graph.TrainingKind;

/** Builds a configuration's topics and operators, for any target. */
final class TrainingGraph {

  private final Configuration configuration;
  private final JobSettings job;
  private final KafkaSettings kafka;
  private final Administration administration;
  private final Topics topics;
  private final TrainingKind kind;

  /**
   * @param kafka the cluster with its topics
   */
  TrainingGraph(Configuration configuration, KafkaSettings kafka) {
    this.configuration = configuration;
    this.job = configuration.job();
    this.kafka = kafka;
    this.kind = TrainingKind.of(configuration.trials());
    this.administration =
        job.kafka().isPresent()
            ? new Administration(kafka)
            : new Administration(kafka, EmbeddedBroker.PATIENCE);
    this.topics = new Topics(job.values().get(JobParams.TOPIC_PREFIX));
  }

  /**
   * Creates missing topics and checks the others.
   *
   * @param goesOn whether records in them are this job's own
   */
  void prepareTopics(boolean goesOn) {
    administration.ensure(topics, kind.topics(), job.topics());
    if (!goesOn) {
      administration.requireEmpty(names());
    }
  }

  /**
   * Checks that the topics exist that a savepoint or checkpoint refers to.
   *
   * @throws org.sluice.connectors.kafka.TopicSettingsException if not
   */
  void requireTopics() {
    administration.requirePresent(names());
  }

  private List<String> names() {
    return topics.names(kind.topics());
  }

  /** Adds its operators. */
  void build(StreamExecutionEnvironment environment) {
    kind.build(
        environment,
        configuration,
        new RunStreams(kafka, topics, job.topics(), job.signingKeyFile()));
  }

  /** Watches the job's topics for what its user should know. */
  RunWatch watch() {
    return kind.watch(kafka, topics, configuration);
  }

  /** Counts what the job's readers reject. */
  RejectedTopic rejected() {
    return new RejectedTopic(kafka, topics);
  }

  /** Reads the job's policies and progress. */
  LearnedTail tail() {
    return new LearnedTail(kafka, topics, configuration.trials());
  }
}
