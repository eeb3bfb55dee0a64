package org.sluice.jobs.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.net.SSLUtils;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.sluice.jobs.conf.job.JobSettings;

/** Client of a Flink cluster's REST interface. */
public final class RemoteCluster {

  /** Timeout of a request. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * The cluster's overview.
   *
   * @param version of Flink
   * @param taskManagers that are registered
   * @param slots total
   * @param freeSlots of these
   * @param runningJobs jobs that are not over
   */
  public record Overview(
      String version, int taskManagers, int slots, int freeSlots, int runningJobs) {}

  /**
   * A completed checkpoint.
   *
   * @param id counted within its job
   * @param triggered milliseconds since 1970
   * @param milliseconds until the last task had written its part
   * @param bytes of state
   */
  public record Checkpoint(long id, long triggered, long milliseconds, long bytes) {}

  private final String host;
  private final int port;
  private final Optional<SSLContext> tls;
  private final HttpClient client;

  private RemoteCluster(String host, int port, Optional<SSLContext> tls) {
    this.host = host;
    this.port = port;
    this.tls = tls;
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(PATIENCE);
    tls.ifPresent(builder::sslContext);
    this.client = builder.build();
  }

  /**
   * The cluster at an address, without TLS.
   *
   * @param master its JobManager's REST interface, {@code HOST:PORT}
   * @throws TrainingException if it is not such an address
   */
  public static RemoteCluster at(String master) {
    return at(master, Map.of());
  }

  /**
   * The cluster at an address.
   *
   * @param master its JobManager's REST interface, {@code HOST:PORT}
   * @param flink the client's Flink options, {@code security.ssl.rest.*} for TLS
   * @throws TrainingException if it is not such an address, or the certificates cannot be used
   */
  public static RemoteCluster at(String master, Map<String, String> flink) {
    int colon = master.lastIndexOf(':');
    String port = master.substring(colon + 1);
    String host = master.substring(0, Math.max(0, colon));
    if (!host.matches("[^:]+|\\[[0-9A-Fa-f:.]+]")
        || !port.matches("[0-9]{1,5}")
        || Integer.parseInt(port) > 65_535) {
      throw new TrainingException(
          "'"
              + master
              + "' is not a cluster's address; use the HOST:PORT of the JobManager's REST"
              + " interface, such as localhost:8081 or [::1]:8081");
    }
    return new RemoteCluster(host, Integer.parseInt(port), tls(flink));
  }

  /** Present if the client's options enable TLS. */
  private static Optional<SSLContext> tls(Map<String, String> flink) {
    try {
      return Optional.ofNullable(SSLUtils.createRestSSLContext(Configuration.fromMap(flink), true));
    } catch (Exception e) { // it has no further detail
      throw new TrainingException(
          "the certificates of flink.security.ssl.rest.* cannot be used: " + e.getMessage(), e);
    }
  }

  /** The address of its web interface. */
  public String address() {
    return (tls.isPresent() ? "https://" : "http://") + this;
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }

  /**
   * The current overview.
   *
   * @throws TrainingException if no Flink answers there
   */
  public Overview overview() {
    JsonNode overview = ask("/overview");
    if (!overview.has("flink-version")) {
      throw new TrainingException("the server at " + this + " is not a Flink cluster");
    }
    return new Overview(
        overview.get("flink-version").asText(),
        overview.get("taskmanagers").asInt(),
        overview.get("slots-total").asInt(),
        overview.get("slots-available").asInt(),
        overview.get("jobs-running").asInt());
  }

  /** An option of its configuration, named as in Flink's documentation. */
  public Optional<String> property(String key) {
    for (JsonNode entry : ask("/jobmanager/config")) {
      if (entry.path("key").asText().equals(key)) {
        return Optional.of(entry.path("value").asText());
      }
    }
    return Optional.empty();
  }

  int defaultParallelism() {
    return property("parallelism.default").map(Integer::parseInt).orElse(1);
  }

  /** Names of the TaskManagers without a free slot, sorted. */
  public List<String> busyTaskManagers() {
    List<String> busy = new ArrayList<>();
    for (JsonNode one : ask("/taskmanagers").path("taskmanagers")) {
      if (one.path("freeSlots").asInt() == 0) {
        busy.add(one.path("id").asText());
      }
    }
    Collections.sort(busy);
    return busy;
  }

  /**
   * The status of a job.
   *
   * @throws TrainingException if the cluster does not answer
   */
  JobStatus status(String job) {
    String status = ask("/jobs/" + job + "/status").path("status").asText();
    if (status.isEmpty()) {
      throw new TrainingException("the cluster at " + this + " has no job " + job);
    }
    return JobStatus.valueOf(status);
  }

  /** The location of a job's newest savepoint or checkpoint; empty if it has none. */
  Optional<String> restorePoint(String job) {
    JsonNode latest = ask("/jobs/" + job + "/checkpoints").path("latest");
    return Stream.of(latest.path("savepoint"), latest.path("completed"))
        .filter(
            point ->
                point.path("external_path").asText().contains("/")) // otherwise it has no location
        .max(Comparator.comparingLong(point -> point.path("id").asLong()))
        .map(point -> point.path("external_path").asText());
  }

  /** Whether a job is not known to be over: it counts as running if the cluster does not answer. */
  public boolean isRunning(String job) {
    try {
      return !status(job).isGloballyTerminalState();
    } catch (TrainingException e) {
      return true;
    }
  }

  /** The latest checkpoints of a job, as many as the cluster remembers. */
  public List<Checkpoint> checkpoints(String job) {
    List<Checkpoint> checkpoints = new ArrayList<>();
    for (JsonNode one : ask("/jobs/" + job + "/checkpoints").path("history")) {
      if (one.path("status").asText().equals("COMPLETED")) {
        checkpoints.add(
            new Checkpoint(
                one.path("id").asLong(),
                one.path("trigger_timestamp").asLong(),
                one.path("end_to_end_duration").asLong(),
                one.path("state_size").asLong()));
      }
    }
    return checkpoints;
  }

  /**
   * How many checkpoints of a job were completed and how many failed.
   *
   * @throws TrainingException if the cluster does not answer
   */
  CheckpointNotice.Counts checkpointCounts(String job) {
    JsonNode checkpoints = ask("/jobs/" + job + "/checkpoints");
    JsonNode counts = checkpoints.path("counts");
    return new CheckpointNotice.Counts(
        counts.path("completed").asLong(),
        counts.path("failed").asLong(),
        checkpoints.path("latest").path("failed").path("failure_message").asText(""));
  }

  /** Why a job failed: the message of the root cause. */
  String failure(String job) {
    return rootCause(ask("/jobs/" + job + "/exceptions").path("root-exception").asText());
  }

  /** The first line of a stack trace's innermost cause. */
  public static String rootCause(String trace) {
    int innermost = trace.lastIndexOf("Caused by: ");
    String first = innermost < 0 ? trace : trace.substring(innermost + "Caused by: ".length());
    return first.isEmpty() ? "the cluster gives no reason" : first.lines().findFirst().get();
  }

  /**
   * Checks that a job can run there.
   *
   * @throws TrainingException if not; the message says what to do
   */
  public void require(JobSettings job) {
    Overview overview = overview();
    String ours = EnvironmentInformation.getVersion();
    if (!minor(overview.version()).equals(minor(ours))) {
      throw new TrainingException(
          String.format(
              "the cluster at %s runs Flink %s, but this job was built for Flink %s; use a"
                  + " cluster with %s, or build with -Dflink.version=%s",
              this, overview.version(), ours, minor(ours), overview.version()));
    }
    int needed = ClusterEnvironment.parallelism(this, job);
    if (overview.freeSlots() < needed) {
      throw new TrainingException(
          String.format(
              "the job needs %d slots, but the cluster at %s has %d free of %d, on %d TaskManagers;"
                  + " start more, stop another job, or use --set parallelism=%d",
              needed,
              this,
              overview.freeSlots(),
              overview.slots(),
              overview.taskManagers(),
              Math.max(1, overview.freeSlots())));
    }
    if (FlinkSettings.leavesCheckpointsToTheRun(job)
        && property("execution.checkpointing.dir").isEmpty()
        && property("state.checkpoints.dir").isEmpty()) {
      throw new TrainingException(
          "the cluster at "
              + this
              + " has no location for checkpoints (execution.checkpointing.dir); set one that all its"
              + " machines can reach with --set checkpoint-directory=ADDRESS");
    }
  }

  private static String minor(String version) {
    String[] numbers = version.split("\\.", 3);
    return numbers.length < 2 ? version : numbers[0] + "." + numbers[1];
  }

  /**
   * What the interface answers.
   *
   * @param path and query
   * @throws TrainingException if no Flink answers there
   */
  public JsonNode ask(String path) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address() + path)).timeout(PATIENCE).build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return new JsonMapper().readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new TrainingException("the server at " + this + " is not a Flink cluster");
    } catch (IOException | IllegalArgumentException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new TrainingException(
          String.format(
              "no Flink cluster answers at %s (%s); check that it runs, and that this is the"
                  + " address of its web interface",
              this, reason));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrainingException("interrupted while waiting for the cluster at " + this);
    }
  }
}
