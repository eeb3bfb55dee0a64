package org.sluice.jobs.run.console;

import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.sluice.learning.algorithm.Metrics;
import org.sluice.learning.records.Progress;
import org.sluice.learning.trial.Trial;

/**
 * The progress lines of a trial: about one per second, at any rate of iterations, and one for the
 * last.
 */
public final class ProgressLine {

  private static final long INTERVAL = 1_000_000_000L;

  private final String trial;
  private final long totalSteps;
  private final String lag;
  private final int lastVersion;
  private final LongSupplier nanoseconds;
  private final TimeLeft left;
  private long start;
  private long stepsSeen;
  private long shown;
  private long stepsShown;
  private boolean over;

  /** For a trial that starts now. */
  public ProgressLine(Trial trial) {
    this(trial, 0, System::nanoTime);
  }

  /**
   * For a trial that resumes now.
   *
   * @param stepsBefore environment steps already taken
   * @param nanoseconds the clock
   */
  public ProgressLine(Trial trial, long stepsBefore, LongSupplier nanoseconds) {
    this.trial = trial.id();
    this.lag = trial.isLive() ? "" : "  lag " + trial.lag(); // a live batch has several
    this.lastVersion = trial.lastVersion();
    this.totalSteps = trial.totalSteps();
    this.nanoseconds = nanoseconds;
    this.start = nanoseconds.getAsLong();
    this.left = new TimeLeft(1, nanoseconds);
    this.shown = start;
    this.stepsShown = stepsBefore;
    this.stepsSeen = stepsBefore;
  }

  /** Restarts the rate: earlier iterations arrived all at once. */
  public void beginPace() {
    start = nanoseconds.getAsLong();
    left.begin();
    shown = start;
    stepsShown = stepsSeen;
  }

  /**
   * The line after an iteration; empty if the previous one was shown less than a second ago, or the
   * iteration was shown before: a restored job repeats its last iterations.
   */
  public Optional<String> after(Progress progress) {
    boolean done = progress.version() >= lastVersion; // with fewer steps if it was rolled back
    if (over || (progress.steps() <= stepsShown && !done)) {
      return Optional.empty();
    }
    long now = nanoseconds.getAsLong();
    if (progress.steps() > stepsSeen) { // a restored job repeats its last iterations
      stepsSeen = progress.steps();
      left.after(stepsSeen);
    }
    if (now - shown < INTERVAL && !done) {
      return Optional.empty();
    }
    String line =
        String.format(
            Locale.ROOT,
            "%s  %,"
                + String.format(Locale.ROOT, "%,d", totalSteps).length()
                + "d of %,d steps  %,7.0f steps/s  return %9s  KL %6s  entropy %6s%s%s",
            trial,
            progress.steps(),
            totalSteps,
            (progress.steps() - stepsShown) / seconds(now - shown),
            ShownNumber.of("%.1f", progress.meanReturn()),
            ShownNumber.of("%.4f", Metrics.divergence(progress)),
            ShownNumber.of("%.2f", Metrics.entropy(progress)),
            lag,
            done
                ? "  done in " + TimeLeft.clock(seconds(now - start))
                : left.of(totalSteps - progress.steps()).map(time -> "  " + time).orElse(""));
    shown = now;
    stepsShown = progress.steps();
    over = done;
    return Optional.of(line);
  }

  private static double seconds(long nanoseconds) {
    return Math.max(1, nanoseconds) / 1e9;
  }
}
