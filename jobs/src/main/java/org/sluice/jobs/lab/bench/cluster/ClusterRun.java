package org.sluice.jobs.lab.bench.cluster;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.sluice.connectors.codec.ProgressCodec;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.kafka.Administration;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.Topics;
import org.sluice.jobs.cluster.Installation;
import org.sluice.jobs.cluster.LocalCluster;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.keys.JobParams;
import org.sluice.jobs.lab.bench.TopicReader;
import org.sluice.jobs.train.RemoteCluster;
import org.sluice.jobs.train.RemoteTraining;
import org.sluice.learning.records.Progress;

/** One training of Humanoid-v4 on an otherwise idle cluster. */
final class ClusterRun {

  private static final String CONFIGURATION = "conf/humanoid.yaml";

  /** The slots that it uses. */
  static final int PARALLELISM = 2;

  private final LocalCluster cluster;
  private final Configuration configuration;
  private final RemoteCluster remote;
  private final KafkaSettings kafka;
  private final Topics topics;

  /**
   * @param cluster is running
   * @param name of the job, unique on the cluster
   * @param steps that are trained
   */
  ClusterRun(LocalCluster cluster, String name, long steps) {
    this.cluster = cluster;
    this.remote = RemoteCluster.at(cluster.master());
    this.configuration =
        Configuration.readFrom(
                CONFIGURATION,
                List.of(
                    "total-steps=" + steps,
                    "parallelism=" + PARALLELISM,
                    "kafka.bootstrap-servers=" + cluster.bootstrapServers()))
            .named(name);
    this.kafka = configuration.job().kafka().orElseThrow();
    this.topics = new Topics(configuration.job().values().get(JobParams.TOPIC_PREFIX));
  }

  /** Submits the job; returns its id. */
  String submit() {
    RemoteTraining training = new RemoteTraining(configuration, remote);
    training.check();
    return training.submit(Installation.current().jobJars(), Optional.empty(), false);
  }

  /**
   * Waits until the job has finished training.
   *
   * @param listener receives each iteration shortly after it was learned
   * @return the time of each iteration
   */
  List<IterationTime> follow(String job, Consumer<Progress> listener) {
    new RemoteTraining(configuration, remote)
        .follow(job, new CompletableFuture<>(), learned -> listener.accept(learned.progress()));
    cluster.awaitIdle();
    List<IterationTime> times = times();
    new Administration(kafka).delete(topics);
    return times;
  }

  /** From the timestamp that the learner's producer puts on each row. */
  private List<IterationTime> times() {
    Map<Integer, IterationTime> times = new TreeMap<>();
    ProgressCodec codec = new ProgressCodec();
    TopicReader.read(
        kafka,
        topics.progress(),
        message -> {
          try {
            Progress progress = Messages.open(message, codec);
            times.putIfAbsent(
                progress.version(), new IterationTime(progress.steps(), message.timestamp()));
          } catch (UnreadableRecordException e) {
            throw new IllegalStateException(e);
          }
        });
    return List.copyOf(times.values());
  }

  /** CPU seconds that each of the cluster's processes has used. */
  Map<String, Double> cpuSeconds() {
    Map<String, Double> seconds = new LinkedHashMap<>();
    cluster
        .processes()
        .forEach(
            (name, pid) ->
                pid.flatMap(ProcessHandle::of)
                    .flatMap(process -> process.info().totalCpuDuration())
                    .map(Duration::toMillis)
                    .ifPresent(millis -> seconds.put(name, millis / 1e3)));
    return seconds;
  }

  /** Flink's statistics of the latest checkpoints. */
  List<RemoteCluster.Checkpoint> checkpoints(String job) {
    return remote.checkpoints(job);
  }
}
