package org.sluice.jobs.train;

import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.sluice.connectors.kafka.Administration;
import org.sluice.connectors.kafka.EmbeddedBroker;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.RunTopic.Use;
import org.sluice.connectors.kafka.Topics;
import org.sluice.connectors.stream.RunStreams;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.job.JobSettings;
import org.sluice.jobs.conf.keys.JobParams;

/** Builds a configuration's topics and operators, for any target. */
final class TrainingGraph {

  private final Configuration configuration;
  private final JobSettings job;
  private final KafkaSettings kafka;
  private final Administration administration;
  private final Topics topics;
  private final boolean live;

  /**
   * @param kafka the cluster with its topics
   */
  TrainingGraph(Configuration configuration, KafkaSettings kafka) {
    this.configuration = configuration;
    this.job = configuration.job();
    this.kafka = kafka;
    this.live = configuration.trials().get(0).isLive();
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
    if (live) {
      administration.ensure(topics, Use.LIVE, job.topics());
    } else {
      administration.ensure(topics, job.topics());
    }
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
    return topics.names(live ? Use.LIVE : Use.SIMULATED);
  }

  /** Adds its operators. */
  void build(StreamExecutionEnvironment environment) {
    RunStreams streams = new RunStreams(kafka, topics, job.topics(), job.signingKeyFile());
    if (live) {
      LivePipeline.build(environment, configuration.trials(), streams);
      return;
    }
    TrainingPipeline.build(
        environment,
        configuration.trials(),
        configuration.halving(),
        streams,
        job.values().get(JobParams.STEPS_PER_RECORD));
  }

  /**
   * What to check when there is no progress.
   *
   * @param place the address of Flink's web interface
   */
  String advice(String place) {
    return String.format(
        "check Flink's web interface (%s) for restarts, gaps and rejected records, and"
            + " the topic %s",
        place, topics.rejected());
  }

  /** Reads the job's policies and progress. */
  LearnedTail tail() {
    return new LearnedTail(kafka, topics, configuration.trials());
  }
}
