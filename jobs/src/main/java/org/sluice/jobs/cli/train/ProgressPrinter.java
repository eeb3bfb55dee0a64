package org.sluice.jobs.cli.train;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sluice.jobs.run.RunRecorder;
import org.sluice.jobs.run.console.ProgressLine;
import org.sluice.jobs.run.console.SweepLine;
import org.sluice.learning.records.Progress;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Trial;

/** Prints progress: one line per trial for a few trials, or one line for many. */
final class ProgressPrinter implements Consumer<Learned> {

  private static final int FEW = 6;

  private final PrintWriter out;
  private final Map<String, Long> recorded = new HashMap<>();
  private final Function<Learned, Optional<String>> line;
  private final Runnable newPace;
  private boolean behind;

  /**
   * @param recorder iterations that it has already recorded are not shown
   */
  ProgressPrinter(List<Trial> trials, RunRecorder recorder, PrintWriter out) {
    this.out = out;
    trials.forEach(trial -> recorded.put(trial.id(), recorder.steps(trial)));
    if (trials.size() > FEW) {
      SweepLine all = new SweepLine(trials, recorded);
      line = all::after;
      newPace = all::beginPace;
      return;
    }
    Map<String, ProgressLine> lines = new HashMap<>();
    for (Trial trial : trials) {
      lines.put(trial.id(), new ProgressLine(trial, recorded.get(trial.id()), System::nanoTime));
    }
    line = learned -> line(learned, lines);
    newPace = () -> lines.values().forEach(ProgressLine::beginPace);
  }

  private Optional<String> line(Learned learned, Map<String, ProgressLine> lines) {
    Progress progress = learned.progress();
    boolean isNew = progress.steps() > recorded.get(progress.trial()) || learned.snapshot().last();
    if (progress.failed() || !isNew) {
      return Optional.empty();
    }
    return progress.stopped()
        ? Optional.of(progress.trial() + "  " + progress.failure())
        : lines.get(progress.trial()).after(progress);
  }

  /** Shows nothing while catching up; the rate counts from the end of the catch-up. */
  void catchesUp(boolean stillBehind) {
    if (behind && !stillBehind) {
      newPace.run();
    }
    behind = stillBehind;
  }

  @Override
  public void accept(Learned learned) {
    line.apply(learned)
        .filter(text -> !behind)
        .ifPresent(
            text -> {
              out.println(text);
              out.flush();
            });
  }
}
