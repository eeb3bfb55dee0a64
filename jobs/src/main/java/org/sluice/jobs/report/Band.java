package org.sluice.jobs.report;

/** A curve's middle, and how far its trials spread. */
enum Band {
  DEVIATION("mean ± standard deviation over seeds") {
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
  INTERVAL("interquartile mean over seeds, 95 % bootstrap interval") {
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

  private final String description;

  Band(String description) {
    this.description = description;
  }

  String description() {
    return description;
  }

  abstract double middle(Summary summary);

  abstract double low(Summary summary);

  abstract double high(Summary summary);
}
