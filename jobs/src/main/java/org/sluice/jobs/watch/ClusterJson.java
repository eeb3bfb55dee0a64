package org.sluice.jobs.watch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sluice.jobs.watch.cluster.ClusterView;

/** What the page is sent of clusters. */
final class ClusterJson {

  private ClusterJson() {}

  static Map<String, Object> of(ClusterView view) {
    return Map.of(
        "address", view.address(),
        "problem", view.problem(),
        "jobs", view.jobs().stream().map(ClusterJson::job).toList());
  }

  private static Map<String, Object> job(ClusterView.Job job) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("name", job.name());
    all.put("id", job.id());
    all.put("status", job.status());
    all.put("started", job.started());
    all.put("vertices", job.vertices().stream().map(ClusterJson::vertex).toList());
    all.put("checkpoints", job.checkpoints());
    all.put("restarts", Json.number(job.restarts()));
    all.put("exceptions", job.exceptions());
    return all;
  }

  private static Map<String, Object> vertex(ClusterView.Vertex vertex) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("name", vertex.name());
    all.put("parallelism", vertex.parallelism());
    all.put("status", vertex.status());
    all.put("in", vertex.recordsIn());
    all.put("out", vertex.recordsOut());
    all.put("busy", Json.number(vertex.busy()));
    all.put("backPressured", Json.number(vertex.backPressured()));
    return all;
  }
}
