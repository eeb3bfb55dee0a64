package org.sluice.jobs.lab.plot;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.knowm.xchart.XYChart;
import org.sluice.jobs.run.plot.Picture;

/** Panels side by side, written as one PNG. */
public final class PanelGrid {

  private PanelGrid() {}

  /**
   * Writes panels of equal size in rows.
   *
   * @throws org.sluice.jobs.run.plot.PictureException if they cannot be drawn or written
   */
  public static void write(List<DensityPanel> panels, int columns, Path file) {
    List<XYChart> charts = panels.stream().map(DensityPanel::chart).toList();
    int width = charts.get(0).getWidth();
    int height = squaredHeight(charts.get(0));
    int rows = (charts.size() + columns - 1) / columns;
    Picture.write(
        file,
        columns * width,
        rows * height,
        graphics -> {
          for (int i = 0; i < charts.size(); i++) {
            int x = i % columns * width;
            Graphics2D place = (Graphics2D) graphics.create(x, i / columns * height, width, height);
            charts.get(i).paint(place, width, height);
            place.dispose();
          }
        });
  }

  /**
   * The height at which both axes of a chart have the same scale. It is known only after painting,
   * since labels have their own size.
   */
  static int squaredHeight(XYChart chart) {
    BufferedImage trial =
        new BufferedImage(chart.getWidth(), chart.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = trial.createGraphics();
    chart.paint(graphics, chart.getWidth(), chart.getHeight());
    graphics.dispose();
    double width =
        length(
            chart.getStyler().getXAxisMin(),
            chart.getStyler().getXAxisMax(),
            chart::getScreenXFromChart);
    double height =
        length(
            chart.getStyler().getYAxisMin(),
            chart.getStyler().getYAxisMax(),
            chart::getScreenYFromChart);
    return chart.getHeight() + (int) Math.round(width - height);
  }

  private static double length(double from, double to, DoubleUnaryOperator onScreen) {
    return Math.abs(onScreen.applyAsDouble(to) - onScreen.applyAsDouble(from));
  }
}
