package org.sluice.jobs.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The processes of a cluster.
 *
 * @param all in the order in which they are started
 */
record Members(List<Member> all) {

  private static final Duration STOP = Duration.ofSeconds(20);

  Members {
    all = List.copyOf(all);
  }

  Member get(String name) {
    return all.stream()
        .filter(member -> member.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new ClusterException("the cluster has no " + name));
  }

  boolean noneRuns() {
    return all.stream().allMatch(member -> member.running().isEmpty());
  }

  /** Names and ids of the processes, in order; no id if a process is not running. */
  Map<String, Optional<Long>> processes() {
    Map<String, Optional<Long>> processes = new LinkedHashMap<>();
    all.forEach(member -> processes.put(member.name(), member.running().map(ProcessHandle::pid)));
    return processes;
  }

  /**
   * Stops processes in reverse order; kills those that do not terminate.
   *
   * @return names of those that were
   */
  static List<String> end(List<Member> members) {
    List<Member> reversed = new ArrayList<>(members);
    Collections.reverse(reversed); // the broker after its clients
    reversed.forEach(Member::terminate);
    List<String> killed = new ArrayList<>();
    long deadline = System.nanoTime() + STOP.toNanos();
    for (Member member : reversed) {
      if (!member.awaitEnd(Math.max(1, (deadline - System.nanoTime()) / 1_000_000))) {
        member.kill();
        killed.add(member.name());
      }
      member.forget();
    }
    return killed;
  }
}
