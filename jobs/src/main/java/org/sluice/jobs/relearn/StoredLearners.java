package org.sluice.jobs.relearn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.sluice.connectors.codec.LearnerPartCodec;
import org.sluice.jobs.live.OpenRun;
import org.sluice.jobs.live.RunTopicsException;
import org.sluice.learning.live.StoredLearner;
import org.sluice.learning.live.log.LearnerPart;
import org.sluice.learning.trial.Trial;

/** The learners of a live trial that its topic still holds as a whole. */
final class StoredLearners {

  private final OpenRun run;
  private final String trial;
  private final TreeMap<Integer, Entry> entries = new TreeMap<>();

  /** What is known of one without its bytes, and which of its parts were seen. */
  private static final class Entry {
    final LearnerPart first;
    final Set<Integer> seen = new HashSet<>();
    boolean contradictory;

    Entry(LearnerPart first) {
      this.first = first;
    }

    boolean isWhole() {
      return !contradictory && seen.size() == first.parts();
    }
  }

  private StoredLearners(OpenRun run, Trial trial) {
    this.run = run;
    this.trial = trial.id();
  }

  /**
   * Reads which there are; their bytes stay in the topic.
   *
   * @throws RunTopicsException if the topic cannot be read
   */
  static StoredLearners of(OpenRun run, Trial trial) {
    StoredLearners learners = new StoredLearners(run, trial);
    String topic = run.topics().learners();
    boolean exists = run.reading(topic, tail -> tail.partitions(topic) > 0);
    if (exists) { // older builds had no such topic
      learners.parts(learners::note);
    }
    return learners;
  }

  private void parts(Consumer<LearnerPart> reader) {
    LearnerPartCodec codec = new LearnerPartCodec();
    Published.read(
        run,
        run.topics().learners(),
        message -> {
          LearnerPart part = Published.open(message, codec);
          if (part != null && part.trial().equals(trial)) {
            reader.accept(part);
          }
        });
  }

  private void note(LearnerPart part) {
    Entry entry = entries.computeIfAbsent(part.version(), version -> new Entry(without(part)));
    entry.contradictory |= !isOf(entry.first, part);
    entry.seen.add(part.part());
  }

  private static LearnerPart without(LearnerPart part) {
    return new LearnerPart(
        part.trial(),
        part.version(),
        part.nextOffset(),
        part.format(),
        part.digest(),
        part.checksum(),
        0,
        part.parts(),
        new byte[0]);
  }

  private static boolean isOf(LearnerPart one, LearnerPart other) {
    return one.equals(without(other));
  }

  /** The newest at or before a version that the log can be read on from. */
  Optional<LearnerPart> newest(int version, long beginning) {
    return entries.headMap(version, true).descendingMap().values().stream()
        .filter(entry -> isUsable(entry, beginning))
        .map(entry -> entry.first)
        .findFirst();
  }

  /** The oldest that the log can be read on from. */
  Optional<Integer> oldest(long beginning) {
    return usable(beginning).stream().findFirst();
  }

  /** Those that the log can be read on from, in words. */
  String listed(long beginning) {
    List<Integer> usable = usable(beginning);
    return usable.isEmpty()
        ? "none is (live.learner-interval)"
        : "stored: " + usable.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private List<Integer> usable(long beginning) {
    return entries.values().stream()
        .filter(entry -> isUsable(entry, beginning))
        .map(entry -> entry.first.version())
        .toList();
  }

  private static boolean isUsable(Entry entry, long beginning) {
    return entry.isWhole() && entry.first.nextOffset() >= beginning;
  }

  /**
   * Whether a learner is the one that was stored; empty if none was, or not the whole is there.
   * Compares their checksums.
   */
  Optional<Boolean> isStored(StoredLearner own) {
    Entry entry = entries.get(own.version());
    if (entry == null || (!entry.isWhole() && !entry.contradictory)) {
      return Optional.empty();
    }
    LearnerPart other = entry.first;
    return Optional.of(
        !entry.contradictory
            && other.nextOffset() == own.nextOffset()
            && other.digest().equals(own.digest())
            && other.checksum() == own.checksum());
  }

  /**
   * Reads one with its bytes.
   *
   * @throws RunTopicsException if it is damaged, or another build's
   */
  StoredLearner read(LearnerPart wanted) {
    TreeMap<Integer, LearnerPart> parts = new TreeMap<>();
    parts(
        part -> {
          if (isOf(wanted, part)) {
            parts.put(part.part(), part);
          }
        });
    try {
      return StoredLearner.of(new ArrayList<>(parts.values()));
    } catch (IllegalArgumentException e) {
      throw new RunTopicsException(e.getMessage(), e);
    }
  }
}
