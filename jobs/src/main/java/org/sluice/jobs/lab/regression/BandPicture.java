package org.sluice.jobs.lab.regression;

import java.awt.Color;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.sluice.jobs.run.plot.Picture;

/** Draws bands side by side: three standard deviations around each mean, with data and truth. */
public final class BandPicture {

  private static final int WIDTH = 420;
  private static final int HEIGHT = 420;
  private static final double LIMIT = 200;
  private static final double DEVIATIONS = 3;
  private static final Color BAND = new Color(0xC7DCEB);
  private static final int DOT = 6;

  private BandPicture() {}

  /** Writes a PNG file. */
  public static void write(Map<RegressionMethod, RegressionBand> bands, CubicData data, Path file) {
    Picture.write(
        file,
        WIDTH * bands.size(),
        HEIGHT,
        graphics ->
            bands.forEach(
                (method, band) -> {
                  panel(method, band, data).paint(graphics, WIDTH, HEIGHT);
                  graphics.translate(WIDTH, 0);
                }));
  }

  private static XYChart panel(RegressionMethod method, RegressionBand band, CubicData data) {
    XYChart chart = Picture.chart(method.title(), "x", "y", WIDTH, HEIGHT);
    chart.getStyler().setYAxisMin(-LIMIT).setYAxisMax(LIMIT);
    int places = band.x().length;
    double[] outline = new double[2 * places];
    double[] edge = new double[2 * places];
    for (int i = 0; i < places; i++) {
      int back = 2 * places - 1 - i;
      double half = DEVIATIONS * band.deviation()[i];
      outline[i] = band.x()[i];
      outline[back] = band.x()[i];
      edge[i] = within(band.mean()[i] + half);
      edge[back] = within(band.mean()[i] - half);
    }
    XYSeries area = chart.addSeries("3 deviations", outline, edge);
    area.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    area.setFillColor(BAND);
    area.setMarker(SeriesMarkers.NONE).setLineColor(BAND);
    line(chart, "mean", band.x(), band.mean(), Picture.COLOURS.get(0));
    double[] truth = Arrays.stream(band.x()).map(CubicData::function).toArray();
    line(chart, "x³", band.x(), truth, Picture.COLOURS.get(1));
    XYSeries points = chart.addSeries("data", data.x(), data.y());
    points.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    points.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(Color.BLACK);
    chart.getStyler().setMarkerSize(DOT);
    return chart;
  }

  private static void line(XYChart chart, String name, double[] x, double[] y, Color colour) {
    double[] shown = Arrays.stream(y).map(BandPicture::within).toArray();
    chart.addSeries(name, x, shown).setMarker(SeriesMarkers.NONE).setLineColor(colour);
  }

  private static double within(double y) {
    return Math.max(-LIMIT, Math.min(LIMIT, y));
  }
}
