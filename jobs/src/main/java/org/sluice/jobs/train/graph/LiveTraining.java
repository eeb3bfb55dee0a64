package org.sluice.jobs.train.graph;

import java.util.Locale;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.RunTopic.Use;
import org.sluice.connectors.kafka.Topics;
import org.sluice.connectors.stream.RunStreams;
import org.sluice.jobs.conf.Configuration;
import org.sluice.learning.trial.Trial;

/** From programs outside. */
final class LiveTraining implements TrainingKind {

  @Override
  public Use topics() {
    return Use.LIVE;
  }

  @Override
  public void build(
      StreamExecutionEnvironment environment, Configuration configuration, RunStreams streams) {
    LivePipeline.build(environment, configuration.trials(), streams);
  }

  @Override
  public RunWatch watch(KafkaSettings kafka, Topics topics, Configuration configuration) {
    return new LiveWatch(kafka, topics, configuration);
  }

  /** Its log is what proves its policies. */
  @Override
  public boolean keepsTopics() {
    return true;
  }

  @Override
  public String description(Trial trial) {
    return String.format(
        Locale.ROOT,
        "%s, live, with seed %d: up to %,d versions of %,d steps each",
        trial.id(),
        trial.seed(),
        trial.iterations(),
        trial.share());
  }

  @Override
  public Optional<String> invitation() {
    return Optional.of("waiting for programs that act, such as: ./sluice act ENV --run RUN");
  }
}
