package org.sluice.jobs.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.sluice.jobs.run.plot.Picture;

/** Draws where the episodes of one or several policies ended. */
public final class PositionsPicture {

  private static final int WIDTH = 800;
  private static final int HEIGHT = 840;
  private static final int MARKER = 6;

  private final View view;
  private final XYChart chart;
  private final List<double[]> all = new ArrayList<>();

  /**
   * An empty plot.
   *
   * @param environments one or more, whose axes are drawn
   * @throws IllegalArgumentException if one has no position in a plane, or if their positions are
   *     different quantities
   */
  public PositionsPicture(List<String> environments, String title) {
    this.view = View.common(environments);
    this.chart = Picture.chart(title, view.xAxis(), view.yAxis(), WIDTH, HEIGHT);
    chart.getStyler().setMarkerSize(MARKER);
  }

  /** Adds the ends of a policy's episodes in a colour of their own. */
  public void add(String name, List<double[]> points) {
    XYSeries series =
        chart.addSeries(
            name,
            points.stream().mapToDouble(point -> point[0]).toArray(),
            points.stream().mapToDouble(point -> point[1]).toArray());
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    series.setMarker(SeriesMarkers.CIRCLE);
    series.setMarkerColor(
        Picture.COLOURS.get((chart.getSeriesMap().size() - 1) % Picture.COLOURS.size()));
    all.addAll(points);
  }

  /** Writes the plot as a PNG file. */
  public void write(Path file) {
    if (view.square()) {
      SquareAxes.fit(chart, all);
    }
    Picture.write(file, chart);
  }
}
