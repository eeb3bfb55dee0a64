package org.sluice.jobs.run.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.files.RunFiles;

/** The common style of all plots, and their output as PNG and SVG. */
public final class Picture {

  /**
   * The colours of Okabe and Ito 2008, "Color Universal Design", for lines on white: they are
   * distinguishable with all common kinds of colour vision.
   */
  public static final List<Color> COLOURS =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0xE69F00),
          new Color(0x56B4E9),
          new Color(0x000000));

  /** Pixels per layout unit, for print and high-resolution screens. */
  private static final int SCALE = 2;

  private static final Pattern DOCUMENT_TYPE = Pattern.compile("<!DOCTYPE[^>]*>\\R?");
  private static final Color GRID = new Color(0xE4E4E4);
  private static final Color INK = new Color(0x333333);

  private Picture() {}

  /** An empty chart. */
  public static XYChart chart(String title, String xAxis, String yAxis, int width, int height) {
    XYChart chart =
        new XYChartBuilder()
            .title(title)
            .xAxisTitle(xAxis)
            .yAxisTitle(yAxis)
            .width(width)
            .height(height)
            .build();
    XYStyler styler = chart.getStyler();
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setAxisTickMarksColor(GRID);
    styler.setAxisTickLabelsColor(INK);
    styler.setChartFontColor(INK);
    styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
    styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    styler.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    styler.setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setLegendPosition(Styler.LegendPosition.OutsideS);
    styler.setLegendLayout(Styler.LegendLayout.Horizontal);
    styler.setChartPadding(12);
    styler.setAntiAlias(true);
    return chart;
  }

  /**
   * Writes a chart as a PNG file, atomically.
   *
   * @throws PictureException if it cannot be drawn or written
   */
  public static void write(Path file, XYChart chart) {
    write(file, png(chart));
  }

  /**
   * Writes what a painter draws as a PNG file, atomically.
   *
   * @param width in layout units
   * @param height in layout units
   * @throws PictureException if it cannot be drawn or written
   */
  public static void write(Path file, int width, int height, Consumer<Graphics2D> painter) {
    write(file, png(width, height, painter));
  }

  private static void write(Path file, byte[] png) {
    try {
      RunFiles.replace(file, png);
    } catch (RunException e) {
      throw new PictureException(e.getMessage(), e);
    }
  }

  /**
   * A chart as the bytes of a PNG file.
   *
   * @throws PictureException if it cannot be drawn
   */
  public static byte[] png(XYChart chart) {
    return png(
        chart.getWidth(),
        chart.getHeight(),
        graphics -> chart.paint(graphics, chart.getWidth(), chart.getHeight()));
  }

  private static byte[] png(int width, int height, Consumer<Graphics2D> painter) {
    try {
      return draw(width, height, painter);
    } catch (RuntimeException | LinkageError | InternalError e) {
      // What Java throws without fonts depends on what is missing.
      throw new PictureException(
          String.format(
              "pictures cannot be drawn on this machine (%s); if Java finds no fonts, install some:"
                  + " apt-get install fontconfig fonts-dejavu-core",
              e),
          e);
    }
  }

  private static byte[] draw(int width, int height, Consumer<Graphics2D> painter) {
    BufferedImage image =
        new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(SCALE, SCALE);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    painter.accept(graphics);
    graphics.dispose();
    return encoded(out -> ImageIO.write(image, "png", out));
  }

  /** A chart as the bytes of an SVG file. */
  public static byte[] svg(XYChart chart) {
    byte[] bytes =
        encoded(
            out ->
                VectorGraphicsEncoder.saveVectorGraphic(
                    chart, out, VectorGraphicsEncoder.VectorGraphicsFormat.SVG));
    // Browsers do not need the document type, which refers to another host.
    String text = new String(bytes, StandardCharsets.UTF_8);
    return DOCUMENT_TYPE.matcher(text).replaceFirst("").getBytes(StandardCharsets.UTF_8);
  }

  /** Writes an image. */
  private interface Encoder {
    void write(OutputStream out) throws IOException;
  }

  private static byte[] encoded(Encoder encoder) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      encoder.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("encoding in memory", e);
    }
    return bytes.toByteArray();
  }
}
