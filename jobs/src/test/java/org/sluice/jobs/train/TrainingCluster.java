package org.sluice.jobs.train;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.deployment.executors.RemoteExecutor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.sluice.connectors.kafka.Administration;
import org.sluice.connectors.kafka.EmbeddedBroker;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.TopicSettings;
import org.sluice.connectors.kafka.Topics;
import org.sluice.connectors.stream.RunStreams;
import org.sluice.learning.halving.Halving;
import org.sluice.learning.trial.Trial;

/** A broker, and a Flink of two task managers, where tests train. */
final class TrainingCluster implements AutoCloseable {

  private static final int TASK_MANAGERS = 2;
  private static final int SLOTS_EACH = 2;

  private final EmbeddedBroker broker;
  private final MiniCluster flink;
  private final AtomicInteger runs = new AtomicInteger();

  /**
   * @param directory where the broker keeps its topics
   */
  TrainingCluster(Path directory) throws Exception {
    broker = EmbeddedBroker.start(directory);
    Configuration configuration = new Configuration();
    configuration.set(RestOptions.BIND_PORT, "0"); // any that is free
    configuration.setString(MetricOptions.REPORTERS_LIST.key(), "counters");
    configuration.setString("metrics.reporter.counters.factory.class", Counters.class.getName());
    flink =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(TASK_MANAGERS)
                .setNumSlotsPerTaskManager(SLOTS_EACH)
                .build());
    flink.start();
  }

  /**
   * A job under way.
   *
   * @param topics what it has left there so far
   */
  record Run(JobID id, TrainingTopics topics, Messages messages, CompletableFuture<JobResult> job) {

    /** Where a counter stands: the sum over an operator's subtasks and all their attempts. */
    long counter(String operator, String counter) {
      return Counters.sum(id, operator, counter);
    }

    /** Waits for the job's end; throws what it failed for. */
    TrainingTopics end() throws Exception {
      job.get().toJobExecutionResult(Run.class.getClassLoader());
      return topics;
    }
  }

  /** Starts a job in an environment of Flink's defaults. */
  Run start(List<Trial> trials, int stepsPerRecord, int parallelism) throws Exception {
    return start(
        trials, stepsPerRecord, parallelism, new StreamExecutionEnvironment(new Configuration()));
  }

  /** Starts a job on topics of its own. */
  Run start(
      List<Trial> trials,
      int stepsPerRecord,
      int parallelism,
      StreamExecutionEnvironment environment)
      throws Exception {
    return start(trials, Optional.empty(), stepsPerRecord, parallelism, environment);
  }

  /** The same, with trials that may end early. */
  Run start(
      List<Trial> trials,
      Optional<Halving> halving,
      int stepsPerRecord,
      int parallelism,
      StreamExecutionEnvironment environment)
      throws Exception {
    Topics topics = new Topics("run-" + runs.incrementAndGet());
    TopicSettings topicSettings = TopicSettings.defaults(parallelism);
    new Administration(broker.settings()).ensure(topics, topicSettings);
    environment.configure(new Configuration().set(PipelineOptions.GENERIC_TYPES, false));
    environment.setParallelism(parallelism);
    environment.setBufferTimeout(0);
    TrainingPipeline.build(
        environment,
        trials,
        halving,
        new RunStreams(broker.settings(), topics, topicSettings),
        stepsPerRecord);
    JobGraph job = environment.getStreamGraph().getJobGraph();
    CompletableFuture<JobResult> result =
        flink.submitJob(job).thenCompose(submitted -> flink.requestJobResult(job.getJobID()));
    return new Run(
        job.getJobID(),
        new TrainingTopics(broker.settings(), topics),
        new Messages(topics, topicSettings.policyVersions()),
        result);
  }

  /** How others run their jobs on this Flink. */
  Configuration client() throws Exception {
    URI address = flink.getRestAddress().get();
    return new Configuration()
        .set(DeploymentOptions.TARGET, RemoteExecutor.NAME)
        .set(RestOptions.ADDRESS, address.getHost())
        .set(RestOptions.PORT, address.getPort());
  }

  @Override
  public void close() {
    flink.closeAsync().join();
    broker.close();
  }
}
