package org.sluice.jobs.report.plot;

import java.awt.Color;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.sluice.jobs.report.result.Group;
import org.sluice.jobs.report.result.TrialResult;
import org.sluice.jobs.run.plot.Picture;

/**
 * The quantiles of the final returns over drawn hyper-parameters, as in Tang and Agrawal 2018,
 * figure 7: a line for each family of groups that differ in nothing else.
 *
 * <p>The i-th lowest of n trials is drawn at (i − ½) / n. A failed trial has no final return: it
 * takes one of the lowest places, without a point.
 */
final class QuantilePlot {

  private static final int WIDTH = 800;
  private static final int HEIGHT = 500;

  private QuantilePlot() {}

  /**
   * A family's line.
   *
   * @param places quantiles
   * @param returns ascending
   * @param count number of trials, including those without a point
   */
  record Line(double[] places, double[] returns, int count) {

    static Line of(List<TrialResult> trials) {
      double[] returns =
          trials.stream()
              .filter(trial -> !trial.failed())
              .mapToDouble(TrialResult::finalReturn)
              .filter(Double::isFinite)
              .sorted()
              .toArray();
      double[] places = new double[returns.length];
      int without = trials.size() - returns.length;
      for (int i = 0; i < places.length; i++) {
        places[i] = (without + i + 0.5) / trials.size();
      }
      return new Line(places, returns, trials.size());
    }
  }

  /** The lines of an environment by family, without empty ones. */
  static Map<String, Line> lines(List<Group> groups) {
    Map<String, Line> lines = new LinkedHashMap<>();
    for (String family : groups.stream().map(Group::family).distinct().toList()) {
      Line line =
          Line.of(
              groups.stream()
                  .filter(group -> group.family().equals(family))
                  .flatMap(group -> group.trials().stream())
                  .toList());
      if (line.returns().length > 0) {
        lines.put(family, line);
      }
    }
    return lines;
  }

  static XYChart chart(
      String environment, Map<String, Line> lines, List<String> drawn, Palette palette) {
    Legend legend =
        new Legend(
            lines.entrySet().stream().map(line -> entry(line.getKey(), line.getValue())).toList(),
            WIDTH);
    XYChart chart =
        Picture.chart(
            "",
            "Quantile of the trials",
            "Final return of a trial",
            WIDTH,
            HEIGHT + legend.moreHeight());
    PlotText.title(chart, environment + ": final returns over " + keys(drawn));
    legend.applyTo(chart);
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0).setPlotContentSize(0.98);
    Scale.of(lines.values().stream().flatMapToDouble(line -> Arrays.stream(line.returns())))
        .applyTo(chart);
    lines.forEach(
        (family, line) -> {
          XYSeries series = chart.addSeries(family, line.places(), line.returns());
          legend.explain(series, entry(family, line));
          Color colour = palette.line(family);
          series.setMarker(SeriesMarkers.CIRCLE);
          series.setMarkerColor(colour).setLineColor(colour);
          series.setLineStyle(Palette.stroke(2));
        });
    chart.getStyler().setMarkerSize(6);
    return chart;
  }

  /** The drawn keys as text. */
  static String keys(List<String> drawn) {
    return drawn.stream().map(PlotText::ofKey).collect(Collectors.joining(", "));
  }

  private static String entry(String family, Line line) {
    return String.format("%s (%d trials)", PlotText.ofLabel(family), line.count());
  }
}
