package org.sluice.jobs.train.graph;

import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.RunTopic.Use;
import org.sluice.connectors.kafka.Topics;
import org.sluice.connectors.stream.RunStreams;
import org.sluice.jobs.conf.Configuration;
import org.sluice.learning.trial.LowerLayers;
import org.sluice.learning.trial.Trial;

/** Where a configuration's trials get their steps from, and everything that follows from it. */
public interface TrainingKind {

  /** That of trials, which are all of one kind. */
  static TrainingKind of(List<Trial> trials) {
    return trials.get(0).isLive() ? new LiveTraining() : new SimulatedTraining();
  }

  /** Which topics it needs. */
  Use topics();

  /** Adds its operators. */
  void build(
      StreamExecutionEnvironment environment, Configuration configuration, RunStreams streams);

  /** Watches what happens on its topics besides the progress of its trials. */
  RunWatch watch(KafkaSettings kafka, Topics topics, Configuration configuration);

  /** Whether the topics of an embedded broker are kept when all trials are over. */
  boolean keepsTopics();

  /** One line about a trial that begins. */
  default String announcement(Trial trial) {
    String start = trial.start().words();
    String below = LowerLayers.words(trial.below());
    return description(trial)
        + (start.isEmpty() ? "" : ", from " + start)
        + (below.isEmpty() ? "" : ", above " + below);
  }

  /** A trial that begins, without where its first policy comes from and what it acts through. */
  String description(Trial trial);

  /** What the user has to do once the job runs, one line; empty if nothing. */
  Optional<String> invitation();
}
