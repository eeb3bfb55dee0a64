package org.sluice.jobs.evaluation;

import java.awt.BasicStroke;
import java.awt.Color;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.sluice.env.Replayable;
import org.sluice.jobs.run.plot.Picture;

/** Draws the paths of episodes, for tasks whose agent has a position in a plane. */
public final class TrajectoryPicture implements Watcher {

  private static final int WIDTH = 800;
  private static final int SQUARE_HEIGHT = 840;
  private static final int HEIGHT = 480;
  private static final int MARKER = 6;

  private static final Color PATH = new Color(0, 114, 178, 110);
  private static final Color START = Picture.COLOURS.get(6);
  private static final Color END = Picture.COLOURS.get(1);
  private static final Color GOAL = Picture.COLOURS.get(2);

  private final View view;
  private final List<List<double[]>> paths = new ArrayList<>();

  /**
   * An empty plot, filled while the episodes run.
   *
   * @throws IllegalArgumentException if the environment has no position in a plane; the message
   *     lists those that have
   */
  public TrajectoryPicture(String environment) {
    this.view = View.required(environment);
  }

  @Override
  public void see(int episode, int step, Replayable env, double[] observation) {
    if (step == 0) {
      paths.add(new ArrayList<>());
    }
    paths.get(episode).add(view.coordinates().of(step, env, observation));
  }

  /** Writes the paths so far as a PNG file. */
  public void write(Path file, String title) {
    XYChart chart =
        Picture.chart(
            title, view.xAxis(), view.yAxis(), WIDTH, view.square() ? SQUARE_HEIGHT : HEIGHT);
    chart.getStyler().setMarkerSize(MARKER);
    for (List<double[]> path : paths) {
      XYSeries series =
          chart.addSeries(
              "path " + chart.getSeriesMap().size(), coordinate(path, 0), coordinate(path, 1));
      series.setMarker(SeriesMarkers.NONE).setLineColor(PATH).setShowInLegend(false);
      series.setLineStyle(new BasicStroke(1.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }
    addPoints(
        chart,
        "start",
        paths.stream().map(path -> path.get(0)).toList(),
        SeriesMarkers.CIRCLE,
        START);
    addPoints(
        chart,
        "end",
        paths.stream().map(TrajectoryPicture::last).toList(),
        SeriesMarkers.CIRCLE,
        END);
    addPoints(chart, "goal", List.of(view.goals()), SeriesMarkers.DIAMOND, GOAL);
    if (view.square()) {
      List<double[]> points = new ArrayList<>(List.of(view.goals()));
      paths.forEach(points::addAll);
      SquareAxes.fit(chart, points);
    }
    Picture.write(file, chart);
  }

  private static void addPoints(
      XYChart chart, String name, List<double[]> points, Marker marker, Color colour) {
    if (!points.isEmpty()) {
      XYSeries series = chart.addSeries(name, coordinate(points, 0), coordinate(points, 1));
      series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
      series.setMarker(marker).setMarkerColor(colour);
    }
  }

  private static double[] last(List<double[]> path) {
    return path.get(path.size() - 1);
  }

  private static double[] coordinate(List<double[]> points, int i) {
    return points.stream().mapToDouble(point -> point[i]).toArray();
  }
}
