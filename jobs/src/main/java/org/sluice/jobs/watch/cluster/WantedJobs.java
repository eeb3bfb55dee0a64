package org.sluice.jobs.watch.cluster;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sluice.jobs.rest.OwnPages;
import org.sluice.jobs.run.RunMetadata;
import org.sluice.jobs.run.SubmittedJob;
import org.sluice.jobs.run.recorded.RecordedRun;
import org.sluice.jobs.watch.source.WatchedRun;

/**
 * The jobs of runs, by the cluster that has them: of a submitted run the job in its folder, of
 * another one the newest job under its name.
 *
 * @param ids of jobs
 * @param names of jobs
 */
record WantedJobs(Set<String> ids, Set<String> names) {

  /** Flink's ids. */
  private static final String ID = "[0-9a-f]{32}";

  private WantedJobs() {
    this(new LinkedHashSet<>(), new LinkedHashSet<>());
  }

  /**
   * By cluster. A run's folder may come from elsewhere, so the cluster that it names is asked only
   * if it is on this machine, unless the user names it too.
   *
   * @param given the cluster that the user names, {@code HOST:PORT}
   */
  static Map<String, WantedJobs> of(List<WatchedRun> runs, Optional<String> given) {
    Map<String, WantedJobs> wanted = new LinkedHashMap<>();
    given.ifPresent(master -> wanted.put(master, new WantedJobs()));
    for (WatchedRun run : runs) {
      Optional<SubmittedJob> job = run.submitted().filter(one -> one.id().matches(ID));
      Optional<String> master =
          given.or(() -> job.map(SubmittedJob::master).filter(WantedJobs::isHere));
      master
          .map(one -> wanted.computeIfAbsent(one, absent -> new WantedJobs()))
          .ifPresent(
              jobs ->
                  job.ifPresentOrElse(
                      one -> jobs.ids.add(one.id()), () -> jobs.names.add(name(run))));
    }
    return wanted;
  }

  /** The clusters elsewhere that runs name. */
  static Set<String> elsewhere(List<WatchedRun> runs, Optional<String> given) {
    Set<String> masters = new LinkedHashSet<>();
    if (given.isEmpty()) {
      runs.stream()
          .flatMap(run -> run.submitted().stream())
          .map(SubmittedJob::master)
          .filter(master -> !master.isEmpty() && !isHere(master))
          .forEach(masters::add);
    }
    return masters;
  }

  private static boolean isHere(String master) {
    return OwnPages.isHere(master.replaceFirst(":\\d+$", "").replaceAll("[\\[\\]]", ""));
  }

  /** A job has the name of its configuration; of topics, the prefix usually is that name. */
  private static String name(WatchedRun run) {
    return run.recorded()
        .flatMap(RecordedRun::metadata)
        .map(RunMetadata::configuration)
        .orElse(run.name());
  }
}
