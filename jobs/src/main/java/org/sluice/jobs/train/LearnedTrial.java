package org.sluice.jobs.train;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Progress;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Trial;

/**
 * Joins one trial's policies and progress rows to iterations, in order. Of duplicates, the first
 * counts. Policies removed by compaction are skipped: all rows remain, so the rows up to a policy
 * show which earlier policies are missing.
 */
final class LearnedTrial {

  private final TreeMap<Integer, PolicySnapshot> policies = new TreeMap<>();
  private final TreeMap<Integer, Progress> rows = new TreeMap<>();
  private int told;

  LearnedTrial(Trial trial) {
    this.told = trial.lag();
  }

  /** Adds it; returns whether it is new. */
  boolean take(PolicySnapshot policy) {
    return policy.version() > told && policies.putIfAbsent(policy.version(), policy) == null;
  }

  /** Adds it; returns whether it is new. */
  boolean take(Progress row) {
    return row.version() > told && rows.putIfAbsent(row.version(), row) == null;
  }

  /** Appends the complete iterations. */
  void drainTo(List<Learned> learned) {
    for (Optional<Learned> next = next(); next.isPresent(); next = next()) {
      learned.add(next.get());
    }
  }

  private Optional<Learned> next() {
    if (policies.isEmpty()) {
      return Optional.empty();
    }
    int version = policies.firstKey();
    SortedMap<Integer, Progress> before = rows.headMap(version, true);
    if (before.size() < version - told) {
      return Optional.empty();
    }
    Progress row = rows.get(version);
    before.clear();
    told = version;
    return Optional.of(new Learned(policies.remove(version), row));
  }
}
