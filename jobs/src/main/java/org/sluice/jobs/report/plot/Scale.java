package org.sluice.jobs.report.plot;

import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;

/**
 * The range of a vertical axis, slightly larger than the data.
 *
 * @param low the lower end
 * @param high the upper end
 */
record Scale(double low, double high) {

  private static final double MARGIN = 0.04;

  /** Relative spread below which the data count as constant. */
  private static final double LEVEL = 1e-9;

  /** Magnitudes between which numbers are written without an exponent. */
  private static final double SMALL = 1e-4;

  private static final double LARGE = 1e8;

  /** Margin around constant data. */
  private static final double LEVEL_MARGIN = 0.1;

  /** The range for data, at least one number. */
  static Scale of(DoubleStream numbers) {
    DoubleSummaryStatistics all = numbers.summaryStatistics();
    double size = Math.max(Math.abs(all.getMin()), Math.abs(all.getMax()));
    double height = all.getMax() - all.getMin();
    double margin = height > LEVEL * size ? MARGIN * height : size > 0 ? LEVEL_MARGIN * size : 1;
    return new Scale(all.getMin() - margin, all.getMax() + margin);
  }

  void applyTo(XYChart chart) {
    double size = Math.max(Math.abs(low), Math.abs(high));
    boolean plain = size >= SMALL && size < LARGE;
    chart
        .getStyler()
        .setYAxisMin(low)
        .setYAxisMax(high)
        .setYAxisDecimalPattern(plain ? "#,##0.######" : "0.###E0");
  }
}
