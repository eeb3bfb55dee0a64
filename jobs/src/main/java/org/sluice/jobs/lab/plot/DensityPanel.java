package org.sluice.jobs.lab.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.sluice.jobs.lab.toy.Grid;
import org.sluice.jobs.lab.toy.HighestDensity;
import org.sluice.jobs.lab.toy.Points;

/**
 * A chart over the plane: samples, and contours of distributions, around the regions that hold 50,
 * 90 and 99 % of them, or of a function. Both axes have the same scale.
 */
public final class DensityPanel {

  /**
   * Okabe and Ito's palette, which colour-blind readers can distinguish, and which differ in
   * lightness.
   */
  private static final Color FIRST = new Color(0xD55E00);

  private static final Color SECOND = new Color(0x0072B2);
  private static final Color SAMPLES = new Color(0x56, 0xB4, 0xE9, 140);
  private static final Color INK = new Color(0x222222);

  private static final double[] SHARES = {0.5, 0.9, 0.99};

  /** Contours of a function. */
  private static final int LEVELS = 10;

  /** Grey of the lowest. */
  private static final int LIGHT = 200;

  private static final int WIDTH = 430;
  private static final int HEIGHT = 460;
  private static final int LEGEND_LINE = 16;
  private static final int SAMPLE_SIZE = 3;
  private static final float THIN = 1.3f;
  private static final float THICK = 2f;

  private final XYChart chart;
  private final Grid grid;

  /**
   * @param grid of the log-densities
   * @param limit the largest coordinate shown, for both axes
   */
  public DensityPanel(String title, String axes, Grid grid, double limit) {
    this.grid = grid;
    this.chart = new XYChart(WIDTH, HEIGHT);
    chart.setTitle(title);
    chart.setXAxisTitle(axes + "₁");
    chart.setYAxisTitle(axes + "₂");
    XYStyler style = chart.getStyler();
    style.setXAxisMin(-limit).setXAxisMax(limit).setYAxisMin(-limit).setYAxisMax(limit);
    style.setChartBackgroundColor(Color.WHITE).setChartFontColor(INK);
    style.setChartTitleFont(font(Font.BOLD, 14)).setLegendFont(font(Font.PLAIN, 11));
    style.setAxisTitleFont(font(Font.ITALIC, 13)).setAxisTickLabelsFont(font(Font.PLAIN, 11));
    style.setLegendPosition(LegendPosition.OutsideS).setLegendBorderColor(Color.WHITE);
    style.setLegendLayout(LegendLayout.Horizontal).setLegendSeriesLineLength(LEGEND_LINE);
    style
        .setAxisTicksLineVisible(false)
        .setPlotGridLinesVisible(false)
        .setPlotContentSize(1)
        .setMarkerSize(SAMPLE_SIZE);
    style.setChartTitleBoxVisible(false).setAntiAlias(true);
  }

  private static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }

  /** Adds dots; later series are drawn on top. */
  public DensityPanel samples(String name, Points samples) {
    XYSeries series = chart.addSeries(name, samples.x(), samples.y());
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(SAMPLES);
    return this;
  }

  /** Adds the contours of the reference. */
  public DensityPanel target(String name, double[] logDensity) {
    return contours(name, logDensity, FIRST, THICK);
  }

  /** Adds the contours of a policy. */
  public DensityPanel policy(String name, double[] logDensity) {
    return contours(name, logDensity, SECOND, THIN);
  }

  /** Adds the contours of a function at even distances, the darker the higher. */
  public DensityPanel function(String name, double[] values) {
    DoubleSummaryStatistics all = Arrays.stream(values).summaryStatistics();
    for (int i = 1; i <= LEVELS; i++) {
      double level = all.getMin() + (all.getMax() - all.getMin()) * i / (LEVELS + 1);
      int light = LIGHT * (LEVELS - i) / LEVELS;
      String text = String.format(Locale.ROOT, "%s = %.2f", name, level);
      lines(text, values, new double[] {level}, new Color(light, light, light), THIN)
          .setShowInLegend(i == 1 || i == LEVELS);
    }
    return this;
  }

  private DensityPanel contours(String name, double[] logDensity, Color colour, float width) {
    double[] levels =
        Arrays.stream(SHARES).map(share -> HighestDensity.level(logDensity, share)).toArray();
    lines(name, logDensity, levels, colour, width);
    return this;
  }

  private XYSeries lines(String name, double[] values, double[] levels, Color colour, float width) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (double level : levels) {
      for (List<double[]> line : Contours.of(grid, values, level)) {
        for (double[] point : line) {
          x.add(point[0]);
          y.add(point[1]);
        }
        x.add(line.get(line.size() - 1)[0]); // a gap between two lines
        y.add(Double.NaN);
      }
    }
    XYSeries series = chart.addSeries(name, x, y);
    series.setMarker(SeriesMarkers.NONE).setLineColor(colour);
    series.setLineStyle(new BasicStroke(width));
    return series;
  }

  XYChart chart() {
    return chart;
  }
}
