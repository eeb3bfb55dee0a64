package org.sluice.jobs.watch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.sluice.jobs.run.recorded.RecordedTrial;
import org.sluice.jobs.top.Pace;
import org.sluice.jobs.top.Standing;
import org.sluice.jobs.watch.cluster.ClusterView;
import org.sluice.jobs.watch.source.Source;
import org.sluice.jobs.watch.source.WatchedRow;
import org.sluice.jobs.watch.source.WatchedRun;

/**
 * The newest reading of all trials, and since which version of it each has been the same, so that a
 * page is sent only what changed. A trial's id is its place in the reading. For several threads.
 */
public final class Board {

  private static final Set<String> NOT_COMPARED = Set.of(RecordedTrial.NAME);

  /**
   * What has changed since a version.
   *
   * @param version of the board
   * @param full whether it has all trials, to replace what the page knows
   * @param ids of the trials that changed
   * @param trials those trials
   * @param keys in which trials differ
   * @param headings of the columns that any trial has
   * @param runs all of them, if one has changed
   * @param clusters all of them, if one has changed
   * @param problems a sentence for each thing that cannot be read
   * @param pace environment steps per second; empty if unknown
   */
  record Changes(
      long version,
      boolean full,
      List<Integer> ids,
      List<WatchedRow> trials,
      List<String> keys,
      List<String> headings,
      Optional<List<WatchedRun>> runs,
      Optional<List<ClusterView>> clusters,
      List<String> problems,
      OptionalDouble pace) {}

  /** Nanoseconds for which a page counts as open after its last question. */
  private static final long ATTENTION = 5_000_000_000L;

  private final LongSupplier nanoseconds;
  private final Pace pace;
  private List<WatchedRow> trials = List.of();
  private List<WatchedRun> runs = List.of();

  /** Empty before the first answer. */
  private Optional<List<ClusterView>> clusters = Optional.empty();

  private List<String> problems = List.of();
  private List<String> keys = List.of();
  private List<String> headings = List.of();
  private OptionalDouble speed = OptionalDouble.empty();

  /** By id: the version since which the trial has been the same. */
  private final List<Long> since = new ArrayList<>();

  private long version;

  /** The version since which the runs have been the same. */
  private long ran;

  /** The version since which the clusters have been the same. */
  private long clustered;

  /** When a page last asked for what is new, nanoseconds. */
  private OptionalLong asked = OptionalLong.empty();

  /** The version since which names and keys have been the same. */
  private long described;

  /** Has no trials yet. */
  public Board() {
    this(System::nanoTime);
  }

  /**
   * @param nanoseconds a clock
   */
  Board(LongSupplier nanoseconds) {
    this.nanoseconds = nanoseconds;
    this.pace = new Pace(nanoseconds);
  }

  /** Takes a newer reading, which has the trials of the one before and maybe more. */
  public synchronized void update(Source.Reading reading) {
    List<WatchedRow> now = reading.trials();
    long next = version + 1;
    boolean changed = !reading.problems().equals(problems);
    boolean renamed = now.size() != trials.size();
    for (int id = 0; id < now.size(); id++) {
      if (id >= since.size()) {
        since.add(next);
      } else if (!now.get(id).standing().equals(trials.get(id).standing())) {
        since.set(id, next);
        changed = true;
      }
      renamed |= id < trials.size() && !isSame(now.get(id), trials.get(id));
    }
    if (!reading.runs().equals(runs)) {
      runs = List.copyOf(reading.runs());
      ran = next;
      changed = true;
    }
    trials = List.copyOf(now);
    problems = List.copyOf(reading.problems());
    OptionalDouble before = speed;
    speed = pace.after(now.stream().map(WatchedRow::standing).mapToLong(Standing::steps).sum());
    if (renamed || version == 0) {
      keys = differing(trials);
      described = next;
    }
    if (changed || renamed || version == 0) {
      headings = headings(trials);
    }
    if (changed || renamed || version == 0 || !speed.equals(before)) {
      version = next;
      notifyAll();
    }
  }

  private static boolean isSame(WatchedRow now, WatchedRow before) {
    return now.name().equals(before.name()) && now.configuration().equals(before.configuration());
  }

  private static List<String> headings(List<WatchedRow> trials) {
    Set<String> all = new TreeSet<>();
    trials.forEach(trial -> all.addAll(trial.history().headings()));
    return List.copyOf(all);
  }

  /** A key that only some trials have, because their policies differ, tells nothing more. */
  private static List<String> differing(List<WatchedRow> trials) {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    for (WatchedRow trial : trials) {
      trial
          .configuration()
          .forEach(
              (key, value) -> values.computeIfAbsent(key, absent -> new HashSet<>()).add(value));
    }
    return values.keySet().stream()
        .filter(key -> values.get(key).size() > 1 && !NOT_COMPARED.contains(key))
        .toList();
  }

  /** Takes what the clusters of the runs have said. */
  synchronized void update(List<ClusterView> newest) {
    if (clusters.isEmpty() || !newest.equals(clusters.get())) {
      clusters = Optional.of(List.copyOf(newest));
      version++;
      clustered = version;
      notifyAll();
    }
  }

  /** Whether a page that can be seen is open, as far as its questions tell. */
  synchronized boolean isWatched() {
    return asked.isPresent() && nanoseconds.getAsLong() - asked.getAsLong() < ATTENTION;
  }

  /** The runs of the newest reading. */
  synchronized List<WatchedRun> runs() {
    return runs;
  }

  /**
   * Waits until the board is newer than a version.
   *
   * @return whether it is; false after the time is over
   */
  @SuppressWarnings("WaitNotInLoop") // whoever waits looks again
  synchronized boolean await(long known, long milliseconds) throws InterruptedException {
    asked = OptionalLong.of(nanoseconds.getAsLong());
    if (version <= known) {
      wait(milliseconds);
    }
    return version > known;
  }

  /**
   * What has changed.
   *
   * @param known the version that the page knows; 0 if none
   */
  synchronized Changes after(long known) {
    boolean full = known < described;
    List<Integer> ids = new ArrayList<>();
    for (int id = 0; id < trials.size(); id++) {
      if (full || since.get(id) > known) {
        ids.add(id);
      }
    }
    return new Changes(
        version,
        full,
        ids,
        ids.stream().map(trials::get).toList(),
        keys,
        headings,
        full || ran > known ? Optional.of(runs) : Optional.empty(),
        full || clustered > known ? clusters : Optional.empty(),
        problems,
        speed);
  }

  /** All trials, by id. */
  synchronized List<WatchedRow> trials() {
    return trials;
  }
}
