package org.sluice.jobs.run.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws learning curves. */
public final class LearningCurve {

  private static final int WIDTH = 800;
  private static final int HEIGHT = 480;

  /** With more curves than colours, all are drawn alike and without a legend. */
  private static final Color BUNDLE = new Color(0, 114, 178, 60);

  private LearningCurve() {}

  /**
   * A point of a curve.
   *
   * @param steps environment steps so far
   * @param meanReturn mean sum of rewards of the last episodes
   */
  public record Point(double steps, double meanReturn) {}

  /**
   * Writes a PNG file.
   *
   * @param curves by the trials' names; none empty
   */
  public static void write(Path file, String title, Map<String, List<Point>> curves) {
    double longest =
        curves.values().stream()
            .flatMap(List::stream)
            .mapToDouble(Point::steps)
            .max()
            .orElseThrow();
    StepAxis axis = StepAxis.to(longest);
    XYChart chart = axis.chart(title, WIDTH, HEIGHT);
    boolean bundle = curves.size() > Picture.COLOURS.size();
    chart.getStyler().setLegendVisible(curves.size() > 1 && !bundle);
    curves.forEach(
        (name, points) -> {
          XYSeries series =
              chart.addSeries(
                  name,
                  points.stream().mapToDouble(point -> point.steps() / axis.unit()).toArray(),
                  points.stream().mapToDouble(Point::meanReturn).toArray());
          series.setMarker(points.size() > 1 ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
          Color colour = bundle ? BUNDLE : Picture.COLOURS.get(chart.getSeriesMap().size() - 1);
          series.setMarkerColor(colour).setLineColor(colour);
          series.setLineStyle(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        });
    Picture.write(file, chart);
  }
}
