package org.sluice.jobs.train.graph;

import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.RunTopic.Use;
import org.sluice.connectors.kafka.Topics;
import org.sluice.connectors.stream.RunStreams;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.keys.JobParams;
import org.sluice.learning.trial.Trial;

/** From environments in the job. */
final class SimulatedTraining implements TrainingKind {

  @Override
  public Use topics() {
    return Use.SIMULATED;
  }

  @Override
  public void build(
      StreamExecutionEnvironment environment, Configuration configuration, RunStreams streams) {
    TrainingPipeline.build(
        environment,
        configuration.trials(),
        configuration.halving(),
        streams,
        configuration.job().values().get(JobParams.STEPS_PER_RECORD));
  }

  @Override
  public RunWatch watch(KafkaSettings kafka, Topics topics, Configuration configuration) {
    return place ->
        String.format(
            "check Flink's web interface (%s) for restarts, gaps and rejected records, and"
                + " the topic %s",
            place, topics.rejected());
  }

  @Override
  public boolean keepsTopics() {
    return false;
  }

  @Override
  public String description(Trial trial) {
    return String.format(
        "%s on %s with seed %d: %d iterations of %d lanes",
        trial.id(), trial.environment(), trial.seed(), trial.iterations(), trial.lanes());
  }

  @Override
  public Optional<String> invitation() {
    return Optional.empty();
  }
}
