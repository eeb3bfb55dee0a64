package org.sluice.jobs.report.plot;

import org.sluice.jobs.report.result.Summary;

/** A curve's middle, and how far its trials spread. */
enum Band {
  DEVIATION("mean", "mean ± standard deviation") {
    @Override
    double middle(Summary summary) {
      return summary.mean();
    }

    @Override
    double low(Summary summary) {
      return summary.mean() - summary.deviation();
    }

    @Override
    double high(Summary summary) {
      return summary.mean() + summary.deviation();
    }
  },
  INTERVAL("interquartile mean", "interquartile mean, 95 % bootstrap interval") {
    @Override
    double middle(Summary summary) {
      return summary.interquartileMean();
    }

    @Override
    double low(Summary summary) {
      return summary.low();
    }

    @Override
    double high(Summary summary) {
      return summary.high();
    }
  };

  private final String line;
  private final String lineAndBand;

  Band(String line, String lineAndBand) {
    this.line = line;
    this.lineAndBand = lineAndBand;
  }

  /** What the lines are, without bands. */
  String line() {
    return line;
  }

  /** What lines and bands are. */
  String lineAndBand() {
    return lineAndBand;
  }

  abstract double middle(Summary summary);

  abstract double low(Summary summary);

  abstract double high(Summary summary);
}
