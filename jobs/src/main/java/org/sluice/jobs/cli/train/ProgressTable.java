package org.sluice.jobs.cli.train;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;
import org.sluice.jobs.run.console.ShownNumber;
import org.sluice.learning.algorithm.Metrics;
import org.sluice.learning.records.Progress;
import org.sluice.learning.trial.Learned;

/** Prints every n-th iteration, and the last, as a row of a table. */
final class ProgressTable implements Consumer<Learned> {

  private static final String ROW = "%10s %9s %9s %8s %8s %8s %10s  %s%n";

  private final PrintWriter out;
  private final int every;
  private final long start = System.nanoTime();

  /** Prints the heading. */
  ProgressTable(PrintWriter out, int every) {
    this.out = out;
    this.every = every;
    out.printf(ROW, "STEPS", "RETURN", "LENGTH", "KL", "ENTROPY", "EXPLAINED", "STEPS/S", "UPDATE");
  }

  @Override
  public void accept(Learned learned) {
    Progress progress = learned.progress();
    if (progress.version() % every != 0 && !learned.snapshot().last()) {
      return;
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    out.printf(
        ROW,
        String.format("%,d", progress.steps()),
        ShownNumber.of("%.1f", progress.meanReturn()),
        ShownNumber.of("%.0f", progress.meanLength()),
        ShownNumber.of("%.4f", Metrics.divergence(progress)),
        ShownNumber.of("%.2f", Metrics.entropy(progress)),
        ShownNumber.of("%.2f", progress.metric(Metrics.EXPLAINED_VARIANCE.name())),
        String.format("%,.0f", progress.steps() / seconds),
        progress.outcome().toLowerCase(Locale.ROOT).replace('_', ' '));
    out.flush();
  }
}
