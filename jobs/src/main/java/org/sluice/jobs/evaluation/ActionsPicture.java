package org.sluice.jobs.evaluation;

import java.awt.Color;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.sluice.env.Box;
import org.sluice.jobs.run.plot.Picture;

/**
 * Draws policies' actions: the first two components as points, or a single component as a
 * histogram.
 */
public final class ActionsPicture {

  private static final int WIDTH = 800;
  private static final int HEIGHT = 840;
  private static final int MARKER = 4;
  private static final int BINS = 100;

  private final Box actions;
  private final XYChart chart;

  /** An empty plot. */
  public ActionsPicture(Box actions, String title) {
    this.actions = actions;
    boolean plane = actions.size() > 1;
    this.chart =
        Picture.chart(
            title,
            plane ? "first component of the action" : "action",
            plane ? "second component" : "share of the samples per bin",
            WIDTH,
            HEIGHT);
    chart.getStyler().setMarkerSize(MARKER);
    if (plane && actions.isBounded()) {
      chart.getStyler().setXAxisMin(actions.low(0)).setXAxisMax(actions.high(0));
      chart.getStyler().setYAxisMin(actions.low(1)).setYAxisMax(actions.high(1));
    }
  }

  /** Adds a policy's actions in a colour of their own. */
  public void add(String name, ActionSamples samples) {
    boolean plane = actions.size() > 1;
    XYSeries series =
        plane
            ? chart.addSeries(name, samples.component(0), samples.component(1))
            : histogram(name, samples.component(0));
    series.setMarker(plane ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
    series.setXYSeriesRenderStyle(plane ? XYSeriesRenderStyle.Scatter : XYSeriesRenderStyle.Step);
    Color colour = Picture.COLOURS.get((chart.getSeriesMap().size() - 1) % Picture.COLOURS.size());
    series.setMarkerColor(colour);
    series.setLineColor(colour);
  }

  private XYSeries histogram(String name, double[] numbers) {
    DoubleSummaryStatistics range = Arrays.stream(numbers).summaryStatistics();
    double low = actions.isBounded() ? actions.low(0) : range.getMin();
    double high = actions.isBounded() ? actions.high(0) : range.getMax();
    double[] edges = new double[BINS];
    double[] shares = new double[BINS];
    for (int bin = 0; bin < BINS; bin++) {
      edges[bin] = low + bin * (high - low) / BINS;
    }
    for (double number : numbers) {
      int bin = (int) Math.floor((number - low) / (high - low) * BINS);
      shares[Math.max(0, Math.min(BINS - 1, bin))] += 1.0 / numbers.length;
    }
    return chart.addSeries(name, edges, shares);
  }

  /** Writes the plot as a PNG file. */
  public void write(Path file) {
    Picture.write(file, chart);
  }
}
