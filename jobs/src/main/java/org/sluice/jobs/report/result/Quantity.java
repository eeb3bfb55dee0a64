package org.sluice.jobs.report.result;

import java.util.List;
import org.sluice.jobs.run.progress.ProgressColumn;
import org.sluice.jobs.run.progress.RecordedRow;
import org.sluice.learning.algorithm.Metrics;

/** The quantities that are plotted. */
public enum Quantity {
  RETURN("curves", "Mean return of the last 40 episodes", 800, 480),
  /** KL, by the non-negative estimate if the run has it, otherwise by the update's own. */
  DIVERGENCE("kl", "KL divergence of an update (nats)", 560, 400),
  ENTROPY("entropy", "Entropy of the policy (nats)", 560, 400);

  private final String file;
  private final String axis;
  private final int width;
  private final int height;

  Quantity(String file, String axis, int width, int height) {
    this.file = file;
    this.axis = axis;
    this.width = width;
    this.height = height;
  }

  /** A trial's series; empty if its rows have no value. */
  Series of(List<RecordedRow> rows) {
    return switch (this) {
      case RETURN -> Series.of(rows, row -> row.number(ProgressColumn.RETURN));
      case DIVERGENCE -> {
        Series estimate = Series.of(rows, row -> row.metric(Metrics.APPROX_KL));
        yield estimate.isEmpty() ? Series.of(rows, row -> row.metric(Metrics.KL)) : estimate;
      }
      case ENTROPY -> Series.of(rows, row -> row.metric(Metrics.ENTROPY));
    };
  }

  /** Prefix of its plot files. */
  public String file() {
    return file;
  }

  /** Axis title with the unit. */
  public String axis() {
    return axis;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }
}
