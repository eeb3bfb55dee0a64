package org.sluice.jobs.run.console;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.sluice.learning.records.Progress;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Trial;

/** The progress lines of many trials together, about one per second. */
public final class SweepLine {

  private static final long INTERVAL = 1_000_000_000L;

  private final LongSupplier nanoseconds;
  private long start;

  /** Steps of each trial that is not over. */
  private final Map<String, Long> running = new HashMap<>();

  private final TimeLeft left;
  private final Map<String, Long> steps = new HashMap<>();
  private final int trials;
  private long totalSteps;
  private long allSteps;
  private int done;
  private int failed;
  private int stopped;
  private double bestReturn = Double.NEGATIVE_INFINITY;
  private String best = "";
  private long shown;
  private long stepsShown;

  /**
   * @param recorded environment steps that a trial has already taken
   */
  public SweepLine(List<Trial> trials, Map<String, Long> recorded) {
    this(trials, recorded, System::nanoTime);
  }

  SweepLine(List<Trial> trials, Map<String, Long> recorded, LongSupplier nanoseconds) {
    this.nanoseconds = nanoseconds;
    this.trials = trials.size();
    trials.forEach(trial -> running.put(trial.id(), trial.totalSteps()));
    this.totalSteps = running.values().stream().mapToLong(Long::longValue).sum();
    steps.putAll(recorded);
    this.allSteps = recorded.values().stream().mapToLong(Long::longValue).sum();
    this.stepsShown = allSteps;
    this.left =
        new TimeLeft(
            (int)
                trials.stream()
                    .filter(trial -> recorded.getOrDefault(trial.id(), 0L) < trial.totalSteps())
                    .count(),
            nanoseconds);
    this.start = nanoseconds.getAsLong();
    this.shown = start;
  }

  /**
   * The line after an iteration of any trial; empty if the previous one is less than a second old.
   */
  public Optional<String> after(Learned learned) {
    take(learned);
    long now = nanoseconds.getAsLong();
    boolean over = done + stopped + failed == trials;
    if (now - shown < INTERVAL && !over) {
      return Optional.empty();
    }
    String line =
        String.format(
            Locale.ROOT,
            "%,d of %,d trials done%s%s  %,d of %,d steps  %,.0f steps/s  best return %s%s",
            done,
            trials,
            stopped == 0 ? "" : ", " + stopped + " stopped early",
            failed == 0 ? "" : ", " + failed + " failed",
            allSteps,
            totalSteps,
            (allSteps - stepsShown) / (Math.max(1, now - shown) / 1e9),
            best.isEmpty()
                ? ShownNumber.NONE
                : String.format(Locale.ROOT, "%.1f (%s)", bestReturn, best),
            over
                ? "  done in " + TimeLeft.clock((now - start) / 1e9)
                : left.of(totalSteps - allSteps).map(time -> "  " + time).orElse(""));
    shown = now;
    stepsShown = allSteps;
    return Optional.of(line);
  }

  /** Restarts the rate: earlier iterations arrived all at once. */
  public void beginPace() {
    start = nanoseconds.getAsLong();
    left.begin();
    shown = start;
    stepsShown = allSteps;
  }

  private void take(Learned learned) {
    Progress progress = learned.progress();
    long before = steps.getOrDefault(progress.trial(), 0L);
    if (progress.steps() > before) {
      steps.put(progress.trial(), progress.steps());
      allSteps += progress.steps() - before;
      left.after(allSteps);
    }
    // A restored job may repeat a trial's end.
    Long total = learned.snapshot().last() ? running.remove(progress.trial()) : null;
    if (total != null) {
      totalSteps -= total - progress.steps(); // the steps it will not take
      if (progress.failed()) {
        failed++;
      } else if (progress.stopped()) {
        stopped++;
      } else {
        done++;
      }
    }
    if (progress.meanReturn() > bestReturn) {
      bestReturn = progress.meanReturn();
      best = progress.trial();
    }
  }
}
