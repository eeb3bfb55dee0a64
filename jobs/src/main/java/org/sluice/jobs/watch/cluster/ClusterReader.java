package org.sluice.jobs.watch.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sluice.jobs.train.RemoteCluster;
import org.sluice.jobs.train.TrainingException;

/** Reads the jobs of one cluster. For one thread. */
final class ClusterReader {

  /** The most jobs and the most vertices of each. */
  private static final int MOST = 20;

  /** The most runs that are named in a sentence. */
  private static final int MOST_NAMES = 5;

  private static final int LONGEST = 200;
  private static final double MILLISECONDS = 1000;

  private final RemoteCluster cluster;
  private List<ClusterView.Job> last = List.of();

  ClusterReader(RemoteCluster cluster) {
    this.cluster = cluster;
  }

  /** The jobs as they are now; those of the last answer if there is none. */
  ClusterView read(WantedJobs wanted) {
    try {
      List<ClusterView.Job> jobs = new ArrayList<>();
      for (String id : ids(wanted)) {
        jobs.add(job(id));
      }
      last = jobs;
      return new ClusterView(cluster.address(), jobs, jobs.isEmpty() ? none(wanted) : "");
    } catch (TrainingException e) {
      return new ClusterView(cluster.address(), last, e.getMessage());
    }
  }

  private String none(WantedJobs wanted) {
    Set<String> all = new LinkedHashSet<>(wanted.names());
    all.addAll(wanted.ids());
    String some = all.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    int more = all.size() - MOST_NAMES;
    return "the cluster at "
        + cluster
        + " has no job of these runs: "
        + some
        + (more > 0 ? ", and " + more + " more" : "");
  }

  /** The wanted jobs that the cluster knows; of several under one name the newest. */
  private Set<String> ids(WantedJobs wanted) {
    JsonNode known = cluster.ask("/jobs/overview").path("jobs");
    Set<String> ids = new LinkedHashSet<>();
    for (JsonNode job : known) {
      String id = job.path("jid").asText();
      if (wanted.ids().contains(id) && ids.size() < MOST) {
        ids.add(id);
      }
    }
    for (String name : wanted.names()) {
      String newest = "";
      long started = Long.MIN_VALUE;
      for (JsonNode job : known) {
        if (job.path("name").asText().equals(name) && job.path("start-time").asLong() > started) {
          started = job.path("start-time").asLong();
          newest = job.path("jid").asText();
        }
      }
      if (!newest.isEmpty() && ids.size() < MOST) {
        ids.add(newest);
      }
    }
    return ids;
  }

  private ClusterView.Job job(String id) {
    String path = "/jobs/" + id;
    JsonNode job = cluster.ask(path);
    List<ClusterView.Vertex> vertices = new ArrayList<>();
    for (JsonNode vertex : job.path("vertices")) {
      if (vertices.size() < MOST) {
        vertices.add(vertex(path, vertex));
      }
    }
    return new ClusterView.Job(
        cut(job.path("name")),
        id,
        job.path("state").asText(),
        job.path("start-time").asLong(),
        vertices,
        checkpoints(cluster.ask(path + "/checkpoints")),
        metric(cluster.ask(path + "/metrics?get=numRestarts"), "numRestarts", "value"),
        exceptions(cluster.ask(path + "/exceptions")));
  }

  private ClusterView.Vertex vertex(String job, JsonNode vertex) {
    JsonNode shares =
        cluster.ask(
            job
                + "/vertices/"
                + vertex.path("id").asText()
                + "/subtasks/metrics?get=busyTimeMsPerSecond,backPressuredTimeMsPerSecond&agg=max");
    return new ClusterView.Vertex(
        cut(vertex.path("name")),
        vertex.path("parallelism").asInt(),
        vertex.path("status").asText(),
        vertex.path("metrics").path("read-records").asLong(),
        vertex.path("metrics").path("write-records").asLong(),
        metric(shares, "busyTimeMsPerSecond", "max") / MILLISECONDS,
        metric(shares, "backPressuredTimeMsPerSecond", "max") / MILLISECONDS);
  }

  /** A metric's value, as number or text; NaN if the cluster has none yet. */
  private static double metric(JsonNode metrics, String id, String field) {
    for (JsonNode metric : metrics) {
      if (metric.path("id").asText().equals(id)) {
        return metric.path(field).asDouble(Double.NaN);
      }
    }
    return Double.NaN;
  }

  private static ClusterView.Checkpoints checkpoints(JsonNode all) {
    JsonNode newest = all.path("latest").path("completed");
    return new ClusterView.Checkpoints(
        all.path("counts").path("completed").asLong(),
        all.path("counts").path("failed").asLong(),
        newest.path("latest_ack_timestamp").asLong(),
        newest.path("end_to_end_duration").asLong(),
        newest.path("state_size").asLong(),
        cut(all.path("latest").path("failed").path("failure_message")));
  }

  private static ClusterView.Exceptions exceptions(JsonNode all) {
    JsonNode history = all.path("exceptionHistory");
    JsonNode newest = history.path("entries").path(0);
    return new ClusterView.Exceptions(
        history.path("entries").size(),
        history.path("truncated").asBoolean(),
        newest.path("timestamp").asLong(),
        newest.isMissingNode()
            ? ""
            : cut(RemoteCluster.rootCause(newest.path("stacktrace").asText())));
  }

  private static String cut(JsonNode text) {
    return cut(text.asText(""));
  }

  private static String cut(String all) {
    return all.length() <= LONGEST ? all : all.substring(0, LONGEST) + "…";
  }
}
