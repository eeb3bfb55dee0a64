package org.sluice.jobs.evaluation;

import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.XYStyler;

/** Axes of the same scale. */
final class SquareAxes {

  /** More than half of an extent, so that no point is at the edge. */
  private static final double HALF = 0.55;

  private static final double LEAST_EXTENT = 1e-6;

  private SquareAxes() {}

  /**
   * Gives both axes the longer one's extent, each around its own centre.
   *
   * @param points what has to be seen, {@code [2]} each
   */
  static void fit(XYChart chart, List<double[]> points) {
    double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (double[] point : points) {
      for (int i = 0; i < 2; i++) {
        low[i] = Math.min(low[i], point[i]);
        high[i] = Math.max(high[i], point[i]);
      }
    }
    double extent = Math.max(high[0] - low[0], high[1] - low[1]);
    double half = HALF * Math.max(extent, LEAST_EXTENT);
    XYStyler styler = chart.getStyler();
    styler.setXAxisMin((low[0] + high[0]) / 2 - half);
    styler.setXAxisMax((low[0] + high[0]) / 2 + half);
    styler.setYAxisMin((low[1] + high[1]) / 2 - half);
    styler.setYAxisMax((low[1] + high[1]) / 2 + half);
    styler.setYAxisTickMarkSpacingHint(styler.getXAxisTickMarkSpacingHint());
  }
}
