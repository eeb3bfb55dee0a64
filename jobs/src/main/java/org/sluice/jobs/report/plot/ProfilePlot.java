package org.sluice.jobs.report.plot;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.sluice.jobs.report.score.Estimate;
import org.sluice.jobs.report.score.Profile;
import org.sluice.jobs.run.plot.Picture;

/** Performance profiles: a line with its 95 % band for each method. */
public final class ProfilePlot {

  private static final int WIDTH = 800;
  private static final int HEIGHT = 500;

  private ProfilePlot() {}

  /**
   * Draws them.
   *
   * @param profiles with the same thresholds
   * @param tasks how many tasks they are of
   */
  public static XYChart chart(List<Profile> profiles, int tasks) {
    List<String> labels = profiles.stream().map(profile -> profile.method().label()).toList();
    Palette palette = new Palette(labels);
    // More than the palette's colours cannot be told apart; lines alone still show the spread.
    boolean few = labels.size() <= Palette.SIZE;
    Legend legend =
        new Legend(few ? labels.stream().map(PlotText::ofLabel).toList() : List.of(), WIDTH);
    XYChart chart =
        Picture.chart(
            "", "Score τ", "Share of trials above τ", WIDTH, HEIGHT + legend.moreHeight());
    PlotText.title(
        chart, String.format("Performance profiles over %d tasks, 95 %% intervals", tasks));
    legend.applyTo(chart);
    double[] thresholds = profiles.get(0).thresholds();
    chart
        .getStyler()
        .setXAxisMin(thresholds[0])
        .setXAxisMax(thresholds[thresholds.length - 1])
        .setXAxisDecimalPattern("0.##")
        .setYAxisMin(0.0)
        .setYAxisMax(1.0)
        .setPlotContentSize(0.98);
    chart.getStyler().setLegendVisible(few);
    for (Profile profile : few ? profiles : List.<Profile>of()) {
      addBand(chart, profile, palette);
    }
    for (Profile profile : profiles) {
      XYSeries line = addLine(chart, profile, palette);
      if (few) {
        legend.explain(line, PlotText.ofLabel(profile.method().label()));
      }
    }
    return chart;
  }

  private static void addBand(XYChart chart, Profile profile, Palette palette) {
    int count = profile.thresholds().length;
    int[] there = IntStream.range(0, count).toArray();
    int[] back = IntStream.range(0, count).map(i -> count - 1 - i).toArray();
    Estimate[] shares = profile.shares();
    XYSeries series =
        chart.addSeries(
            "band of " + profile.method().label(),
            IntStream.concat(Arrays.stream(there), Arrays.stream(back))
                .mapToDouble(i -> profile.thresholds()[i])
                .toArray(),
            DoubleStream.concat(
                    Arrays.stream(there).mapToDouble(i -> shares[i].high()),
                    Arrays.stream(back).mapToDouble(i -> shares[i].low()))
                .toArray());
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.PolygonArea);
    series.setShowInLegend(false);
    series.setFillColor(palette.band(profile.method().label()));
    series.setMarker(SeriesMarkers.NONE);
    series.setMarkerColor(Palette.INVISIBLE).setLineColor(Palette.INVISIBLE);
  }

  private static XYSeries addLine(XYChart chart, Profile profile, Palette palette) {
    String label = profile.method().label();
    XYSeries series =
        chart.addSeries(
            "line of " + label,
            profile.thresholds(),
            Arrays.stream(profile.shares()).mapToDouble(Estimate::value).toArray());
    Color colour = palette.line(label);
    series.setMarker(SeriesMarkers.NONE);
    series.setMarkerColor(colour).setLineColor(colour);
    series.setLineStyle(Palette.stroke(2));
    return series;
  }
}
