package org.sluice.jobs.lab.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;

/** Panels side by side, written as one PNG. */
public final class PanelGrid {

  /** Pixels per layout unit, for print and high-resolution screens. */
  private static final int SCALE = 2;

  private PanelGrid() {}

  /**
   * Writes panels of equal size in rows.
   *
   * @throws UncheckedIOException if the file cannot be written
   */
  public static void write(List<DensityPanel> panels, int columns, Path file) {
    List<XYChart> charts = panels.stream().map(DensityPanel::chart).toList();
    int width = charts.get(0).getWidth();
    int height = squaredHeight(charts.get(0));
    int rows = (charts.size() + columns - 1) / columns;
    BufferedImage image =
        new BufferedImage(
            SCALE * columns * width, SCALE * rows * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.scale(SCALE, SCALE);
    for (int i = 0; i < charts.size(); i++) {
      Graphics2D place =
          (Graphics2D) graphics.create(i % columns * width, i / columns * height, width, height);
      charts.get(i).paint(place, width, height);
      place.dispose();
    }
    graphics.dispose();
    try {
      ImageIO.write(image, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
