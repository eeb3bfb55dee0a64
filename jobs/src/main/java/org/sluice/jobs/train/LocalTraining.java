package org.sluice.jobs.train;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.JobParams;
import org.sluice.jobs.conf.JobSettings;
import org.sluice.kafka.Administration;
import org.sluice.kafka.EmbeddedBroker;
import org.sluice.kafka.KafkaSettings;
import org.sluice.kafka.Topics;
import org.sluice.learner.Learned;
import org.sluice.learner.Trial;
import org.sluice.stream.RunStreams;

/**
 * Trains as a stream on this machine: a local Flink, with a broker in this process or one
 * elsewhere.
 *
 * <p>The run's folder holds the broker's topics, checkpoints and savepoints for as long as they may
 * be needed: they go when the training is done.
 */
public final class LocalTraining {

  /** How a training that has not failed ends. */
  public enum Ending {
    /** All trials are over. */
    DONE,
    /** On request; it can go on. */
    STOPPED
  }

  private static final Duration PATIENCE = Duration.ofMillis(200);
  private static final String KAFKA = "kafka";
  private static final String CHECKPOINTS = "checkpoints";
  private static final String SAVEPOINTS = "savepoints";

  private final Configuration configuration;
  private final JobSettings job;
  private final Path folder;
  private final boolean resumes;
  private final OptionalInt uiPort;

  /**
   * @param folder the run's; one that was stopped, if this goes on with it
   * @param resumes whether it goes on from the newest savepoint or checkpoint
   * @param uiPort serves Flink's web interface there, on this machine only
   */
  public LocalTraining(
      Configuration configuration, Path folder, boolean resumes, OptionalInt uiPort) {
    this.configuration = configuration;
    this.job = configuration.job();
    this.folder = folder.toAbsolutePath();
    this.resumes = resumes;
    this.uiPort = uiPort;
  }

  /** Parallel instances of each operator that a job has on this machine. */
  public static int parallelism(JobSettings job) {
    int wanted = job.values().get(JobParams.PARALLELISM);
    return wanted == 0 ? Runtime.getRuntime().availableProcessors() : wanted;
  }

  /**
   * Trains until all trials are over or it is told to stop.
   *
   * @param stop completes when it is to stop with a savepoint
   * @param listener is told of each iteration, a trial's in their order, on the calling thread
   * @throws TrainingException if the job fails; the message says why
   */
  public Ending run(CompletableFuture<?> stop, Consumer<Learned> listener) {
    Ending ending;
    if (job.kafka().isPresent()) {
      ending = run(job.kafka().get(), stop, listener);
    } else {
      try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve(KAFKA))) {
        ending = run(broker.settings(), stop, listener);
      }
    }
    if (ending == Ending.DONE) {
      List.of(KAFKA, CHECKPOINTS, SAVEPOINTS)
          .forEach(part -> FileUtils.deleteDirectoryQuietly(folder.resolve(part).toFile()));
    }
    return ending;
  }

  private Ending run(KafkaSettings kafka, CompletableFuture<?> stop, Consumer<Learned> listener) {
    Topics topics = new Topics(job.values().get(JobParams.TOPIC_PREFIX));
    Administration administration = new Administration(kafka);
    administration.ensure(topics, job.topics());
    if (!resumes) {
      administration.requireEmpty(topics);
    }
    StreamExecutionEnvironment environment = environment();
    TrainingPipeline.build(
        environment,
        configuration.trials(),
        new RunStreams(kafka, topics, job.topics()),
        job.values().get(JobParams.STEPS_PER_RECORD));
    try (LearnedTail tail = new LearnedTail(kafka, topics)) {
      return follow(start(environment), tail, stop, listener);
    }
  }

  private StreamExecutionEnvironment environment() {
    URI checkpoints = folder.resolve(CHECKPOINTS).toUri();
    Optional<String> restorePoint =
        resumes
            ? RestorePoints.newest(List.of(checkpoints, folder.resolve(SAVEPOINTS).toUri()))
            : Optional.empty();
    var settings = FlinkSettings.of(job, checkpoints, restorePoint);
    settings.set(RestOptions.ADDRESS, "localhost");
    settings.set(RestOptions.BIND_ADDRESS, "localhost");
    uiPort.ifPresent(port -> settings.set(RestOptions.PORT, port));
    return StreamExecutionEnvironment.createLocalEnvironment(parallelism(job), settings);
  }

  private JobClient start(StreamExecutionEnvironment environment) {
    try {
      return environment.executeAsync(configuration.name());
    } catch (Exception e) {
      throw new TrainingException("the job does not start", e);
    }
  }

  private Ending follow(
      JobClient client, LearnedTail tail, CompletableFuture<?> stop, Consumer<Learned> listener) {
    CompletableFuture<?> result = client.getJobExecutionResult();
    CompletableFuture<String> savepoint = null;
    Set<String> running = new HashSet<>();
    configuration.trials().stream().map(Trial::id).forEach(running::add);
    Consumer<Learned> taker =
        listener.andThen(
            learned -> {
              if (learned.snapshot().last()) {
                running.remove(learned.snapshot().trial());
              }
            });
    while (!running.isEmpty() && !result.isDone()) {
      tail.poll(PATIENCE).forEach(taker);
      if (stop.isDone() && savepoint == null) {
        savepoint =
            client.stopWithSavepoint(
                false,
                folder.resolve(SAVEPOINTS).toUri().toString(),
                SavepointFormatType.CANONICAL);
      }
      if (savepoint != null && savepoint.isCompletedExceptionally()) {
        client.cancel().join(); // the last checkpoint has to do
        break;
      }
    }
    if (savepoint != null && !running.isEmpty()) {
      result.handle((done, error) -> null).join();
      tail.rest().forEach(taker);
      return running.isEmpty() ? Ending.DONE : Ending.STOPPED;
    }
    try {
      result.join();
    } catch (CompletionException e) {
      throw new TrainingException("the job failed", e);
    }
    return Ending.DONE;
  }
}
