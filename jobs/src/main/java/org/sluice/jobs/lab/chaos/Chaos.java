package org.sluice.jobs.lab.chaos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.kafka.Administration;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Topics;
import org.sluice.jobs.cluster.Installation;
import org.sluice.jobs.cluster.LocalCluster;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.keys.JobParams;
import org.sluice.jobs.train.RemoteCluster;
import org.sluice.jobs.train.RemoteTraining;
import org.sluice.learning.algorithm.Algorithm;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.TrainingLoop;
import org.sluice.learning.trial.Trial;

/** Trains in rounds on a cluster while killing its processes. */
public final class Chaos {

  private static final int BATCH = 512;

  /** As many as the cluster has slots, so that losing any TaskManager affects the job. */
  private static final int PARALLELISM = 4;

  private static final List<String> SETTINGS =
      List.of(
          "total-steps=" + ChaosPlan.ITERATIONS * BATCH,
          "batch=" + BATCH,
          "checkpoint-interval=0.5",
          "parallelism=" + PARALLELISM);

  private final LocalCluster cluster;
  private final List<Algorithm> algorithms;
  private final List<String> settings;
  private final long seed;
  private final Consumer<String> log;

  /**
   * @param cluster with high availability, two TaskManagers of two slots each, running
   * @param algorithms that take turns
   * @param settings of every round, as {@code KEY=VALUE}
   * @param seed that decides what is killed and when
   * @param log receives what happens
   */
  public Chaos(
      LocalCluster cluster,
      List<Algorithm> algorithms,
      List<String> settings,
      long seed,
      Consumer<String> log) {
    this.cluster = cluster;
    this.algorithms = List.copyOf(algorithms);
    this.settings = List.copyOf(settings);
    this.seed = seed;
    this.log = log;
  }

  /** Runs one round to its end and returns the outcome. */
  public ChaosOutcome run(int round) {
    ChaosPlan plan = ChaosPlan.of(seed, round, algorithms);
    List<String> all = new ArrayList<>(SETTINGS);
    all.add("seed=" + round);
    all.addAll(plan.settings());
    all.addAll(settings);
    all.add("kafka.bootstrap-servers=" + cluster.bootstrapServers());
    Configuration configuration =
        Configuration.readFrom(plan.configuration(), all).named("chaos-" + round);
    Trial trial = configuration.trial();
    PolicySnapshot expected = expected(trial);
    RemoteCluster remote = RemoteCluster.at(cluster.master());
    RemoteTraining training = new RemoteTraining(configuration, remote);
    training.check();
    String id = training.submit(Installation.current().jobJars(), Optional.empty(), false);
    log.accept(
        "round " + round + ", " + plan.algorithm() + " on " + trial.environment() + ", job " + id);
    long start = System.nanoTime();
    AtomicReference<Learned> last = new AtomicReference<>();
    List<String> killed;
    try (ProcessKiller killer =
        new ProcessKiller(plan.strikes(), () -> remote.isRunning(id), this::killAndStartAgain)) {
      training.follow(
          id,
          new CompletableFuture<>(),
          learned -> {
            last.set(learned);
            killer.learned(learned.snapshot().version());
          });
      killed = killer.end();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    cluster.awaitIdle();
    KafkaSettings kafka = configuration.job().kafka().orElseThrow();
    Topics topics = new Topics(configuration.job().values().get(JobParams.TOPIC_PREFIX));
    long written = written(kafka, topics);
    new Administration(kafka).delete(topics);
    ChaosOutcome outcome =
        new ChaosOutcome(
            round,
            plan.algorithm(),
            trial.environment(),
            killed,
            seconds,
            trial.totalSteps(),
            last.get().progress().steps(),
            written,
            isSame(expected, last.get().snapshot()));
    log.accept(String.format(Locale.ROOT, "round %d: %s", round, outcome.verdict()));
    return outcome;
  }

  private void killAndStartAgain(List<String> victims) {
    victims.forEach(cluster::kill);
    log.accept("killed " + String.join(" and ", victims));
    victims.forEach(cluster::start);
  }

  private static PolicySnapshot expected(Trial trial) {
    try (TrainingLoop loop = new TrainingLoop(trial, LearnerWorkspace.of(trial))) {
      return loop.run(learned -> {});
    }
  }

  private static boolean isSame(PolicySnapshot expected, PolicySnapshot actual) {
    return expected.version() == actual.version()
        && Arrays.equals(expected.policy(), actual.policy())
        && Arrays.equals(expected.value(), actual.value())
        && Arrays.equals(expected.means(), actual.means())
        && Arrays.equals(expected.deviations(), actual.deviations());
  }

  private static long written(KafkaSettings kafka, Topics topics) {
    try {
      return WrittenSteps.count(kafka, topics);
    } catch (UnreadableRecordException e) {
      throw new IllegalStateException("the job's own transitions are unreadable", e);
    }
  }
}
