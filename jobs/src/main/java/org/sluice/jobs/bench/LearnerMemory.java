package org.sluice.jobs.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.sluice.learner.Learner;
import org.sluice.learner.LearnerWorkspace;
import org.sluice.learner.Trial;
import org.sluice.records.Segment;

/** What a learner holds between updates, while many share one workspace. */
public final class LearnerMemory {

  /**
   * What was measured.
   *
   * @param heapBytes of one learner, live after garbage collection
   * @param offHeapBytes of one learner
   */
  public record Result(String id, int learners, long heapBytes, long offHeapBytes) {}

  /** Learners keep nothing of a batch, so a small one does. */
  private static final int BATCH = 128;

  private LearnerMemory() {}

  /**
   * Measures learners of one kind; each learns once.
   *
   * @param learners how many are alive together
   */
  public static Result measure(LearningCase measured, int learners) {
    LearningCase kind = measured.withBatch(BATCH);
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
    return new Result(
        measured.id(),
        alive.size(),
        (full - empty) / alive.size(),
        (fullOffHeap - emptyOffHeap) / alive.size());
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc(); // once for what is dead, again for what finalisation has set free
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
