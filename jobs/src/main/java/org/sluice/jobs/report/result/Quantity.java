package org.sluice.jobs.report.result;

import java.util.List;
import org.sluice.jobs.run.progress.ProgressColumn;
import org.sluice.jobs.run.progress.RecordedRow;
import org.sluice.learning.algorithm.Metrics;

/** What curves are drawn of. */
public enum Quantity {
  RETURN("curves", "Mean return of the last 40 episodes", 800, 480),
  /** The estimate that is never negative; some runs have only the update's own. */
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

  /** How it went; empty where the rows have none. */
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

  /** What its plots' files begin with. */
  public String file() {
    return file;
  }

  /** What it is, with its unit. */
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
