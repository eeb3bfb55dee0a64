package org.sluice.jobs.lab.bench.learning;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.sluice.learning.records.Segment;
import org.sluice.learning.trial.Learner;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.Trial;

/** Measures the memory that a learner retains between updates, while many share one workspace. */
public final class LearnerMemory {

  /**
   * The measurements.
   *
   * @param heapBytes of one learner, live after garbage collection
   * @param offHeapBytes of one learner
   */
  public record Result(String id, int learners, long heapBytes, long offHeapBytes) {}

  /** A small batch is enough, since learners keep nothing of it. */
  private static final int BATCH = 128;

  /** A learner with a replay buffer takes a gradient step for each step of its batch. */
  private static final int REPLAY_BATCH = 4;

  /** Consecutive garbage collections that must free less than the tolerance. */
  private static final int SETTLED = 4;

  private static final long TOLERANCE = 64 << 10;

  private LearnerMemory() {}

  /**
   * Measures learners of one kind, each after one update.
   *
   * @param learners number alive at the same time
   */
  public static Result measure(LearningCase measured, int learners) {
    boolean replays = measured.chosenAlgorithm().replayCapacity().isPresent();
    LearningCase kind = measured.withBatch(replays ? REPLAY_BATCH : BATCH);
    Trial trial = kind.trial();
    LearnerWorkspace workspace = LearnerWorkspace.of(trial);
    LearningRun run = new LearningRun(kind, workspace);
    run.collect();
    List<Segment> batch = run.segments();
    long empty = heap();
    long emptyOffHeap = Pointer.totalBytes();
    List<Learner> alive = new ArrayList<>();
    for (int i = 0; i < learners; i++) {
      Learner learner = new Learner(trial, workspace);
      learner.learn(batch);
      alive.add(learner);
    }
    long full = heap();
    long fullOffHeap = Pointer.totalBytes();
    // Used after measuring, so that no learner can be collected before.
    int learned = alive.stream().mapToInt(Learner::expectedVersion).sum();
    if (learned != learners) {
      throw new IllegalStateException(learned + " of " + learners + " learners have learned");
    }
    return new Result(
        measured.id(),
        alive.size(),
        (full - empty) / alive.size(),
        (fullOffHeap - emptyOffHeap) / alive.size());
  }

  /**
   * Memory in use once garbage collection frees no more: objects released through reference queues,
   * such as images, become garbage only later.
   */
  private static long heap() {
    long used = Long.MAX_VALUE;
    for (int settled = 0; settled < SETTLED; ) {
      System.gc();
      long now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      settled = now < used - TOLERANCE ? 0 : settled + 1;
      used = Math.min(used, now);
    }
    return used;
  }
}
