package org.sluice.jobs.run.plot;

import org.knowm.xchart.XYChart;

/**
 * The axis of environment steps of learning curves.
 *
 * @param longest the last step
 * @param unit steps per unit of the axis: thousands or millions if there are many
 */
public record StepAxis(double longest, double unit) {

  /** The axis up to a step. */
  public static StepAxis to(double longest) {
    return new StepAxis(longest, longest >= 1e6 ? 1e6 : longest >= 2e3 ? 1e3 : 1);
  }

  /** An empty chart of returns over steps. */
  public XYChart chart(String title, int width, int height) {
    return chart(title, "Mean return of the last 40 episodes", width, height);
  }

  /** An empty chart of any quantity over steps. */
  public XYChart chart(String title, String quantity, int width, int height) {
    String unitName = unit == 1e6 ? " (millions)" : unit == 1e3 ? " (thousands)" : "";
    XYChart chart = Picture.chart(title, "Environment steps" + unitName, quantity, width, height);
    // From 0 to slightly beyond the end: if evenly spaced points filled the axis, ticks would be at
    // multiples of their distance instead of round numbers.
    chart
        .getStyler()
        .setXAxisMin(0.0)
        .setXAxisMax(1.02 * Math.max(1, longest) / unit)
        .setPlotContentSize(0.98);
    return chart;
  }
}
