package org.sluice.jobs.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;
import org.sluice.connectors.actor.FollowedVersions;
import org.sluice.jobs.conf.job.JobSettings;
import org.sluice.jobs.conf.keys.ServeParams;
import org.sluice.jobs.conf.text.ConfigurationException;
import org.sluice.jobs.train.FlinkPaths;
import org.sluice.jobs.train.FlinkSettings;
import org.sluice.jobs.train.LocalTraining;

/** Serves a trial on this machine, with a local Flink, until a stop is requested. */
public final class LocalServing {

  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final ServedTrial trial;
  private final JobSettings job;

  /**
   * @param job how to run it
   */
  public LocalServing(ServedTrial trial, JobSettings job) {
    this.trial = trial;
    this.job = job;
  }

  /**
   * Serves.
   *
   * @param stop completes to request a stop
   * @param remarks receives lines for the user
   * @throws ServingException if the job fails; the message says why
   * @throws ConfigurationException if there is no such trial, but others are
   */
  public void run(CompletableFuture<?> stop, Consumer<String> remarks) throws InterruptedException {
    trial.prepareTopics();
    try (FollowedVersions versions =
        new FollowedVersions(trial.kafka(), trial.topics(), trial.id())) {
      if (!awaitPolicy(versions, stop, remarks)) {
        return;
      }
    }
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(
            LocalTraining.parallelism(job), ServePipeline.configure(FlinkSettings.local(job)));
    ServePipeline.build(environment, trial.streams(), trial.rules());
    JobClient client = start(environment);
    try {
      follow(client, stop);
    } catch (RuntimeException | InterruptedException e) {
      cancel(client); // a job that is no longer followed must not continue
      throw e;
    }
  }

  /** Whether there is one, and not a request to stop. Flink would wait for it without a word. */
  private boolean awaitPolicy(
      FollowedVersions versions, CompletableFuture<?> stop, Consumer<String> remarks)
      throws InterruptedException {
    String said = "";
    boolean found = false;
    while (!stop.isDone() && !found) {
      found = versions.await(said.isEmpty() ? Duration.ofSeconds(2) : PATIENCE);
      List<String> others = versions.otherTrials();
      if (!found && !others.isEmpty()) {
        throw new ConfigurationException(
            String.format(
                "%s: there is no trial %s on the topics %s.*; those that there are: %s",
                ServeParams.TRIAL.name,
                trial.id(),
                trial.topics().prefix(),
                String.join(", ", others)));
      }
      String problem = versions.problem();
      String line =
          String.format(
              "waiting for a policy of trial %s%s",
              trial.id(), problem.isEmpty() ? "" : ": " + problem);
      if (!found && !line.equals(said)) {
        remarks.accept(line);
        said = line;
      }
      trial.checkBroker();
    }
    return found && !stop.isDone();
  }

  private JobClient start(StreamExecutionEnvironment environment) {
    try {
      return environment.executeAsync("serve " + trial.id());
    } catch (Exception e) {
      throw new ServingException("the job does not start", e);
    }
  }

  private void follow(JobClient client, CompletableFuture<?> stop) throws InterruptedException {
    CompletableFuture<?> result = client.getJobExecutionResult();
    CompletableFuture<?> either = CompletableFuture.anyOf(result, stop);
    while (!either.isDone()) {
      try {
        either.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException | ExecutionException e) {
        trial.checkBroker(); // a job also fails without its broker, but with a less helpful message
      }
    }
    if (result.isDone()) {
      try {
        result.join();
      } catch (CompletionException e) {
        throw new ServingException("the job failed", e);
      }
      throw new ServingException("the job was ended by somebody else");
    }
    stop(client, result);
  }

  /**
   * A savepoint makes the offsets committed, so that nothing is answered again at the next start.
   */
  private static void stop(JobClient client, CompletableFuture<?> result) {
    Path folder;
    try {
      folder = Files.createTempDirectory("sluice-serve");
    } catch (IOException e) {
      cancel(client); // the last checkpoint has to suffice
      return;
    }
    try {
      client
          .stopWithSavepoint(false, FlinkPaths.address(folder), SavepointFormatType.CANONICAL)
          .handle((path, error) -> error)
          .thenAccept(
              error -> {
                if (error != null) {
                  cancel(client);
                }
              })
          .join();
      result.handle((done, error) -> null).join();
    } finally {
      FileUtils.deleteDirectoryQuietly(folder.toFile());
    }
  }

  private static void cancel(JobClient client) {
    try {
      var unused = client.cancel();
    } catch (IllegalStateException e) {
      // The job and its Flink have ended.
    }
  }
}
