package org.sluice.jobs.report.plot;

import org.sluice.jobs.report.result.Summary;

/** A curve's centre line and the spread of its trials. */
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

  /** Describes the lines without bands. */
  String line() {
    return line;
  }

  /** Describes lines and bands. */
  String lineAndBand() {
    return lineAndBand;
  }

  abstract double middle(Summary summary);

  abstract double low(Summary summary);

  abstract double high(Summary summary);
}
