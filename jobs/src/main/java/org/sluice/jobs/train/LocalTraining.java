package org.sluice.jobs.train;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;
import org.sluice.connectors.kafka.EmbeddedBroker;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.LocalRun;
import org.sluice.jobs.conf.job.JobSettings;
import org.sluice.jobs.conf.keys.JobParams;
import org.sluice.jobs.conf.text.ConfigurationException;
import org.sluice.jobs.run.rejected.RejectedTopic;
import org.sluice.jobs.train.graph.RunWatch;
import org.sluice.jobs.train.graph.TrainingKind;

/**
 * Trains as a stream on this machine, with a local Flink and an embedded or external broker.
 *
 * <p>The run's folder holds the broker's topics, checkpoints and savepoints as long as they may be
 * needed; they are deleted when the training is done.
 */
public final class LocalTraining {

  /** How a training ends if it does not fail. */
  public enum Ending {
    /** All trials are over. */
    DONE,
    /** Stopped on request; it can be resumed. */
    STOPPED
  }

  /** The fewest files that may be open; a small run has about 250 open. */
  private static final long OPEN_FILES = 512;

  private static final Duration PATIENCE = Duration.ofMillis(200);
  private static final String CHECKPOINTS = "checkpoints";
  private static final String SAVEPOINTS = "savepoints";

  /** A file that lists checkpoint directories outside the run's folder, one per line. */
  private static final String ELSEWHERE = "elsewhere";

  private final Configuration configuration;
  private final JobSettings job;
  private final Path folder;
  private final boolean resumes;
  private final OptionalInt uiPort;
  private final LocalFailure failure;

  /**
   * @param folder the run's folder; that of a stopped run, to resume it
   * @param resumes whether to resume from the newest savepoint or checkpoint
   * @param uiPort port of Flink's web interface, on loopback only
   */
  public LocalTraining(
      Configuration configuration, Path folder, boolean resumes, OptionalInt uiPort) {
    this.configuration = configuration;
    this.job = configuration.job();
    this.folder = folder.toAbsolutePath();
    this.resumes = resumes;
    this.uiPort = uiPort;
    this.failure =
        new LocalFailure(this.folder, checkpointFolder(), FlinkSettings.local(configuration.job()));
  }

  /** Where checkpoints are written; empty if that is no folder of this machine. */
  private Optional<Path> checkpointFolder() {
    return FlinkSettings.leavesCheckpointsToTheRun(job)
        ? Optional.of(folder.resolve(CHECKPOINTS))
        : FlinkPaths.local(FlinkSettings.checkpoints(job));
  }

  /** Whether a failure of {@link #run} is due to a full disk. */
  public boolean isFullDisk(RuntimeException error) {
    return failure.isFullDisk(error);
  }

  /** A job's parallelism on this machine. */
  public static int parallelism(JobSettings job) {
    int wanted = job.values().get(JobParams.PARALLELISM);
    return wanted == 0 ? Runtime.getRuntime().availableProcessors() : wanted;
  }

  /**
   * Checks what can be checked before the run's folder exists.
   *
   * @throws TrainingException if Flink cannot use the folder or has too few network buffers for the
   *     parallelism, the limit on open files is too low, or the web interface's port is in use
   * @throws ConfigurationException if this process cannot run it
   */
  public void check() {
    requireOpenFiles(openFiles());
    FlinkPaths.address(folder);
    LocalRun.check(configuration);
    NetworkBuffers.check(parallelism(job), configuration.halving().isPresent(), job.flink());
    if (uiPort.isEmpty()) {
      return;
    }
    try {
      new ServerSocket(uiPort.getAsInt(), 1, Loopback.address()).close();
    } catch (IOException e) {
      throw new TrainingException(
          String.format(
              "the web interface cannot use port %d (%s); stop the program that uses"
                  + " it, or choose another port with --ui PORT",
              uiPort.getAsInt(), e.getMessage()));
    }
  }

  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : Long.MAX_VALUE;
  }

  /**
   * Checks the limit on open files: a broker or a local Flink that reaches it fails in obscure
   * ways.
   */
  static void requireOpenFiles(long allowed) {
    if (allowed < OPEN_FILES) {
      throw new TrainingException(
          String.format(
              "the limit on open files is %d (ulimit -n), but training needs at least %d; raise"
                  + " it: ulimit -n 4096",
              allowed, OPEN_FILES));
    }
  }

  /**
   * Trains until all trials are over or a stop is requested.
   *
   * @param stop completes to request a stop with a savepoint
   * @param listener receives each iteration, on the calling thread
   * @throws TrainingException if the job fails; the message says why
   */
  public Ending run(CompletableFuture<?> stop, TrainingListener listener) {
    Ending ending;
    if (job.kafka().isPresent()) {
      ending = run(job.kafka().get(), () -> {}, stop, listener);
    } else {
      try (EmbeddedBroker broker = new RunBroker(folder).start()) {
        ending = run(broker.settings(), broker::check, stop, listener);
      }
    }
    if (ending == Ending.DONE) {
      boolean keeps = TrainingKind.of(configuration.trials()).keepsTopics();
      Stream.of(RunBroker.DATA, RunBroker.ADDRESS, CHECKPOINTS, SAVEPOINTS)
          .filter(part -> !(keeps && part.equals(RunBroker.DATA)))
          .forEach(part -> deleteQuietly(folder.resolve(part)));
    }
    return ending;
  }

  private Ending run(
      KafkaSettings kafka, Runnable check, CompletableFuture<?> stop, TrainingListener listener) {
    TrainingGraph graph = new TrainingGraph(configuration, kafka);
    Optional<String> restorePoint = resumes ? restorePoint(listener) : Optional.empty();
    if (restorePoint.isPresent()) {
      graph.requireTopics();
    }
    Attended.run(() -> graph.prepareTopics(resumes), check, PATIENCE);
    StreamExecutionEnvironment environment = environment(restorePoint);
    graph.build(environment);
    RunningTrials trials = new RunningTrials(configuration.trials(), listener, System::nanoTime);
    try (LearnedTail tail = graph.tail();
        RejectedTopic rejected = graph.rejected();
        RunWatch watch = graph.watch()) {
      JobClient client = start(environment);
      try {
        keepPlace(client.getJobID().toString());
        if (resumes) {
          tail.rest().forEach(trials); // of an earlier start, while the job's tasks start
        }
        listener.begins(kafka);
        Ending ending;
        try {
          ending = follow(client, tail, check, stop, trials, rejected, watch, listener);
        } finally { // a job may fail because of what was rejected
          rejected.read().ifPresent(listener::rejected);
        }
        tail.remark().ifPresent(listener::remarks);
        watch.summary().forEach(listener::remarks);
        return ending;
      } catch (RuntimeException e) {
        cancel(client); // a job that is no longer followed must not continue
        throw e;
      }
    }
  }

  private static void deleteQuietly(Path path) {
    try {
      FileUtils.deleteFileOrDirectory(path.toFile());
    } catch (IOException e) {
      // What is left does no harm.
    }
  }

  static void cancel(JobClient client) {
    try {
      var unused = client.cancel();
    } catch (IllegalStateException e) {
      // The job and its Flink have ended; the reason is reported next.
    }
  }

  private String webInterface() {
    return uiPort.isEmpty() ? "--ui shows it" : "http://localhost:" + uiPort.getAsInt();
  }

  /** The restore point, which the listener is told. */
  private Optional<String> restorePoint(TrainingListener listener) {
    List<String> places = new ArrayList<>(List.of(address(CHECKPOINTS), address(SAVEPOINTS)));
    places.addAll(placesElsewhere());
    RestorePoints found = RestorePoints.in(places);
    found.damaged().forEach(listener::remarks);
    listener.remarks(
        found
            .newest()
            .map(place -> "resuming from " + place)
            .orElse(
                "no checkpoint was completed, so training starts again from the first step, with"
                    + " the same result"));
    return found.newest();
  }

  /** The checkpoint directories of this run's earlier jobs, other than the run's own folder. */
  private List<String> placesElsewhere() {
    Path file = folder.resolve(CHECKPOINTS).resolve(ELSEWHERE);
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new TrainingException("cannot read " + file, e);
    }
  }

  private void keepPlace(String id) {
    if (FlinkSettings.leavesCheckpointsToTheRun(job)) {
      return;
    }
    Path file = folder.resolve(CHECKPOINTS).resolve(ELSEWHERE);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          FlinkSettings.checkpoints(job) + "/" + id + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new TrainingException("cannot write " + file, e);
    }
  }

  private String address(String part) {
    return FlinkPaths.address(folder.resolve(part));
  }

  private StreamExecutionEnvironment environment(Optional<String> restorePoint) {
    var settings = FlinkSettings.local(job);
    if (FlinkSettings.leavesCheckpointsToTheRun(job)) {
      settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, address(CHECKPOINTS));
    }
    restorePoint.ifPresent(path -> settings.set(StateRecoveryOptions.SAVEPOINT_PATH, path));
    uiPort.ifPresent(port -> settings.set(RestOptions.PORT, port));
    return StreamExecutionEnvironment.createLocalEnvironment(parallelism(job), settings);
  }

  private JobClient start(StreamExecutionEnvironment environment) {
    try {
      return environment.executeAsync(configuration.name());
    } catch (Exception e) {
      throw failure.of("the job does not start", e);
    }
  }

  private Ending follow(
      JobClient client,
      LearnedTail tail,
      Runnable check,
      CompletableFuture<?> stop,
      RunningTrials trials,
      RejectedTopic rejected,
      RunWatch watch,
      TrainingListener listener) {
    CompletableFuture<?> result = client.getJobExecutionResult();
    CompletableFuture<String> savepoint = null;
    while (!trials.areOver() && !result.isDone()) {
      tail.poll(PATIENCE).forEach(trials);
      check.run();
      rejected.news().ifPresent(listener::rejected);
      watch.news().forEach(listener::remarks);
      trials.look(() -> watch.advice(webInterface()));
      if (stop.isDone() && savepoint == null) {
        savepoint =
            client.stopWithSavepoint(false, address(SAVEPOINTS), SavepointFormatType.CANONICAL);
      }
      if (savepoint != null && savepoint.isCompletedExceptionally()) {
        client.cancel().join(); // the last checkpoint has to suffice
        break;
      }
    }
    if (savepoint != null && !trials.areOver()) {
      result.handle((done, error) -> null).join();
      tail.rest().forEach(trials);
      return trials.areOver() ? Ending.DONE : Ending.STOPPED;
    }
    try {
      result.join();
    } catch (CompletionException e) {
      check.run(); // a job also fails without its broker, but with a less helpful message
      throw failure.of("the job failed", e);
    }
    return Ending.DONE;
  }
}
