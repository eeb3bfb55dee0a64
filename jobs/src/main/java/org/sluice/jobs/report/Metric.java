package org.sluice.jobs.report;

import java.util.List;
import org.sluice.jobs.run.ProgressColumn;

/** What curves are drawn of. */
enum Metric {
  RETURN(
      ProgressColumn.RETURN,
      ProgressColumn.RETURN,
      "curves",
      "Mean return of the last 40 episodes",
      800,
      480),
  /** The estimate that is never negative; an older build's runs have only the update's own. */
  DIVERGENCE(
      ProgressColumn.APPROXIMATE_KL,
      ProgressColumn.DIVERGENCE,
      "kl",
      "KL divergence of an update (nats)",
      560,
      400),
  ENTROPY(
      ProgressColumn.ENTROPY,
      ProgressColumn.ENTROPY,
      "entropy",
      "Entropy of the policy (nats)",
      560,
      400);

  private final ProgressColumn column;
  private final ProgressColumn otherwise;
  private final String file;
  private final String axis;
  private final int width;
  private final int height;

  Metric(
      ProgressColumn column,
      ProgressColumn otherwise,
      String file,
      String axis,
      int width,
      int height) {
    this.column = column;
    this.otherwise = otherwise;
    this.file = file;
    this.axis = axis;
    this.width = width;
    this.height = height;
  }

  /** Where it is written: the first of these that a run has. */
  List<ProgressColumn> columns() {
    return List.of(column, otherwise);
  }

  /** What its figures' files begin with. */
  String file() {
    return file;
  }

  /** What it is, with its unit. */
  String axis() {
    return axis;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }
}
