package org.sluice.jobs.lab.bench.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.jobs.lab.bench.BenchmarkJob;
import org.sluice.jobs.train.LearnedTail;
import org.sluice.jobs.train.RocksDbOptions;
import org.sluice.jobs.train.graph.TrainingPipeline;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Learner;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.Trial;

/**
 * Measures what checkpoints write to RocksDB's incremental snapshots once a replay buffer is full:
 * every new transition then replaces an old one.
 */
public final class ReplayCheckpoints {

  private static final String ENVIRONMENT = "HalfCheetah-v4";
  private static final int BATCH = 1024;
  private static final long UNREACHED_STEPS = 100_000_000_000L;
  private static final Duration PATIENCE = Duration.ofMillis(200);

  /** Flink remembers the last ten checkpoints. */
  private static final long LOOK_NANOS = 2_000_000_000L;

  /**
   * A completed checkpoint.
   *
   * @param triggered milliseconds since 1970
   * @param written bytes that it wrote
   * @param state bytes that it refers to
   */
  public record Checkpoint(long id, long triggered, long written, long state) {}

  /**
   * The measurements.
   *
   * @param capacity transitions in the full buffer
   * @param transitions that were added during the checkpoints
   * @param transitionBytes of each
   * @param learnerBytes of the learner's other state, which changes as a whole
   * @param checkpoints one after the other, all with a full buffer
   */
  public record Result(
      int capacity,
      long transitions,
      int transitionBytes,
      int learnerBytes,
      List<Checkpoint> checkpoints) {

    /** Bytes that all checkpoints wrote. */
    public long written() {
      return checkpoints.stream().mapToLong(Checkpoint::written).sum();
    }

    /** Bytes that were new: the transitions, and the learner once for each checkpoint. */
    public long added() {
      return transitions * transitionBytes + (long) learnerBytes * checkpoints.size();
    }

    /** Written / new. */
    public double ratio() {
      return (double) written() / added();
    }
  }

  private ReplayCheckpoints() {}

  /**
   * Fills a buffer, then observes checkpoints.
   *
   * @param folder the checkpoint directory
   */
  public static Result run(KafkaSettings broker, Path folder, int capacity, int checkpoints)
      throws Exception {
    Trial trial = trial(capacity);
    Configuration rocksDb = new Configuration();
    RocksDbOptions.use(rocksDb);
    try (BenchmarkJob job = new BenchmarkJob(broker, "replay", folder, rocksDb)) {
      TrainingPipeline.build(
          job.environment(), List.of(trial), job.streams(), BenchmarkJob.STEPS_PER_RECORD);
      JobClient client = job.environment().executeAsync("replay");
      try {
        return observe(job, client, trial, capacity, checkpoints);
      } finally {
        client.cancel().get();
      }
    }
  }

  private static Result observe(
      BenchmarkJob job, JobClient client, Trial trial, int capacity, int wanted) throws Exception {
    NavigableMap<Long, Long> steps = new TreeMap<>(); // by the time at which they were known
    NavigableMap<Long, Checkpoint> seen = new TreeMap<>();
    long looked = System.nanoTime();
    try (LearnedTail tail = new LearnedTail(job.broker(), job.topics(), List.of(trial))) {
      while (seen.size() <= wanted) {
        for (Learned learned : tail.poll(PATIENCE)) {
          steps.put(System.currentTimeMillis(), learned.snapshot().steps());
        }
        if (client.getJobExecutionResult().isCompletedExceptionally()) {
          client.getJobExecutionResult().get();
        }
        if (System.nanoTime() - looked > LOOK_NANOS) {
          looked = System.nanoTime();
          completed(job.restPort(), client.getJobID().toString()).stream()
              .filter(one -> stepsAt(steps, one.triggered()) >= capacity)
              .forEach(one -> seen.put(one.id(), one));
        }
      }
    }
    List<Checkpoint> all = new ArrayList<>(seen.values()).subList(0, wanted + 1);
    long transitions =
        stepsAt(steps, all.get(wanted).triggered()) - stepsAt(steps, all.get(0).triggered());
    int learner = new Learner(trial, LearnerWorkspace.of(trial)).save().length;
    return new Result(
        capacity, transitions, bytes(trial), learner, List.copyOf(all.subList(1, wanted + 1)));
  }

  private static long stepsAt(NavigableMap<Long, Long> steps, long millis) {
    var before = steps.floorEntry(millis);
    return before == null ? 0 : before.getValue();
  }

  /** Observation, action and reward in single precision, and the end mark. */
  private static int bytes(Trial trial) {
    int numbers = trial.spaces().observations().size() + trial.spaces().actions().size() + 1;
    return numbers * Float.BYTES + 1;
  }

  private static Trial trial(int capacity) {
    return new Trial(
        "trial",
        ENVIRONMENT,
        1,
        new Hyperparameters()
            .set(AlgorithmParams.ALGORITHM, "ddpg")
            .set(PolicyParams.TYPE, "deterministic")
            .set(TrialParams.BATCH, BATCH)
            .set(TrialParams.LAG, 1)
            .set(TrialParams.TOTAL_STEPS, UNREACHED_STEPS)
            .set(OffPolicyParams.REPLAY_CAPACITY, capacity)
            .set(OffPolicyParams.UPDATES_PER_STEP, 1.0 / BATCH));
  }

  private static List<Checkpoint> completed(int port, String job)
      throws IOException, InterruptedException {
    URI place = URI.create("http://localhost:" + port + "/jobs/" + job + "/checkpoints");
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(place).build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(place + " answers " + answer.statusCode() + ": " + answer.body());
    }
    List<Checkpoint> completed = new ArrayList<>();
    for (JsonNode one : new ObjectMapper().readTree(answer.body()).path("history")) {
      if (one.path("status").asText().equals("COMPLETED")) {
        completed.add(
            new Checkpoint(
                one.path("id").asLong(),
                one.path("trigger_timestamp").asLong(),
                one.path("checkpointed_size").asLong(),
                one.path("state_size").asLong()));
      }
    }
    return completed;
  }
}
