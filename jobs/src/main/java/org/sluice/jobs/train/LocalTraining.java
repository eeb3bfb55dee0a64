package org.sluice.jobs.train;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;
import org.sluice.kafka.Administration;
import org.sluice.kafka.EmbeddedBroker;
import org.sluice.kafka.TopicSettings;
import org.sluice.kafka.Topics;
import org.sluice.learner.Learned;
import org.sluice.learner.Trial;
import org.sluice.stream.RunStreams;

/** Trains as a stream on this machine: a broker in this process and a local Flink. */
public final class LocalTraining {

  private static final Duration PATIENCE = Duration.ofMillis(200);

  /** Chain links and network buffers hand records on at once: the loop waits for each of them. */
  private static final long NO_BUFFERING = 0;

  private LocalTraining() {}

  /**
   * Trains to the end.
   *
   * @param data where the broker keeps its topics; created
   * @param parallelism Flink's, and the partitions of the transitions topic
   * @param stepsPerRecord transitions in a record, at most
   * @param listener is told of each iteration, a trial's in their order
   * @throws TrainingException if the job fails; the message says why
   */
  public static void run(
      List<Trial> trials,
      Path data,
      int parallelism,
      int stepsPerRecord,
      Consumer<Learned> listener) {
    try (EmbeddedBroker broker = EmbeddedBroker.start(data)) {
      Topics topics = new Topics("run");
      TopicSettings topicSettings = TopicSettings.defaults(parallelism);
      new Administration(broker.settings()).ensure(topics, topicSettings);
      RunStreams streams = new RunStreams(broker.settings(), topics, topicSettings);
      StreamExecutionEnvironment environment = environment(parallelism);
      TrainingPipeline.build(environment, trials, streams, stepsPerRecord);
      try (LearnedTail tail = new LearnedTail(broker.settings(), topics)) {
        follow(start(environment), tail, trials, listener);
      }
    }
  }

  private static StreamExecutionEnvironment environment(int parallelism) {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
    environment.setBufferTimeout(NO_BUFFERING);
    return environment;
  }

  private static CompletableFuture<JobExecutionResult> start(
      StreamExecutionEnvironment environment) {
    try {
      return environment.executeAsync("sluice").getJobExecutionResult();
    } catch (Exception e) {
      throw new TrainingException("the job does not start: " + cause(e), e);
    }
  }

  private static void follow(
      CompletableFuture<JobExecutionResult> job,
      LearnedTail tail,
      List<Trial> trials,
      Consumer<Learned> listener) {
    Set<String> running = new HashSet<>();
    trials.forEach(trial -> running.add(trial.id()));
    while (!running.isEmpty() && !job.isCompletedExceptionally()) {
      for (Learned learned : tail.poll(PATIENCE)) {
        listener.accept(learned);
        if (learned.snapshot().last()) {
          running.remove(learned.snapshot().trial());
        }
      }
    }
    try {
      job.join();
    } catch (CompletionException e) {
      throw new TrainingException("the job failed: " + cause(e), e);
    }
  }

  /** Flink wraps what went wrong many times over; the innermost says it. */
  private static String cause(Exception error) {
    Throwable innermost = ExceptionUtils.stripCompletionException(error);
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return innermost.getMessage() == null ? innermost.toString() : innermost.getMessage();
  }
}
