package org.sluice.jobs.watch.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.jobs.train.RemoteCluster;
import org.sluice.jobs.train.TrainingException;
import org.sluice.jobs.watch.source.WatchedRun;

/** The clusters of the runs that are watched. For one thread. */
public final class Clusters {

  private final Optional<RemoteCluster> given;
  private final Map<String, ClusterReader> readers = new HashMap<>();

  /**
   * @param given the cluster that the user names; without it, those on this machine are asked to
   *     which runs were submitted
   */
  public Clusters(Optional<RemoteCluster> given) {
    this.given = given;
    given.ifPresent(cluster -> readers.put(cluster.toString(), new ClusterReader(cluster)));
  }

  /** What the clusters say now. */
  public List<ClusterView> read(List<WatchedRun> runs) {
    Optional<String> named = given.map(RemoteCluster::toString);
    List<ClusterView> views = new ArrayList<>();
    WantedJobs.of(runs, named).forEach((master, jobs) -> views.add(read(master, jobs)));
    WantedJobs.elsewhere(runs, named)
        .forEach(
            master ->
                views.add(
                    new ClusterView(
                        master,
                        List.of(),
                        "a run was submitted to "
                            + master
                            + ", which is not on this machine; to ask that cluster, start watch"
                            + " with --flink "
                            + master)));
    return views;
  }

  private ClusterView read(String master, WantedJobs jobs) {
    try {
      return readers
          .computeIfAbsent(master, absent -> new ClusterReader(RemoteCluster.at(master)))
          .read(jobs);
    } catch (TrainingException e) {
      return new ClusterView(master, List.of(), e.getMessage());
    }
  }
}
