package org.sluice.jobs.report.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.sluice.jobs.report.result.Curve;
import org.sluice.jobs.report.result.Group;
import org.sluice.jobs.report.result.Quantity;
import org.sluice.jobs.report.result.Series;
import org.sluice.jobs.report.result.Summary;
import org.sluice.jobs.report.result.TrialResult;
import org.sluice.jobs.run.plot.StepAxis;

/**
 * A plot of one quantity in one environment: a line and a band for each group, and, for returns, a
 * dashed line ending in a cross for each failed trial.
 */
final class CurvePlot {

  /** The most points per line; more would only enlarge the file. */
  private static final int MOST_POINTS = 400;

  /** The most points over all lines. */
  private static final int MOST_POINTS_OF_ALL = 40_000;

  private static final int FEWEST_POINTS = 40;

  /** The number of lines from which they are drawn thin, so as not to hide each other. */
  private static final int MANY = 50;

  private static final BasicStroke DASHED = Palette.stroke(1, 4, 4);
  private static final String FAILED = "a trial that failed";

  private final List<Curve> curves;
  private final Palette palette;
  private final Quantity quantity;
  private final StepAxis axis;
  private final boolean bundle;

  /**
   * Creates a plot.
   *
   * @param curves of one quantity, one for each group of the environment
   * @param palette colours of the groups' families
   */
  CurvePlot(List<Curve> curves, Palette palette) {
    this.curves = curves;
    this.palette = palette;
    this.quantity = curves.get(0).quantity();
    this.axis =
        StepAxis.to(
            curves.stream()
                .flatMap(curve -> curve.group().trials().stream())
                .mapToDouble(TrialResult::reached)
                .max()
                .orElseThrow());
    // Whether lines cannot be told apart: there are too many, or some share their family's colour.
    long families = curves.stream().map(curve -> curve.group().family()).distinct().count();
    this.bundle = families < curves.size() || families > Palette.SIZE;
  }

  /** Whether there is nothing to draw: no number in any trial. */
  boolean isEmpty() {
    return shown().findAny().isEmpty();
  }

  /** Draws the plot; the scales do not depend on the band. */
  XYChart chart(Band band) {
    Legend legend = new Legend(entries(), quantity.width());
    XYChart chart =
        axis.chart("", quantity.axis(), quantity.width(), quantity.height() + legend.moreHeight());
    PlotText.title(chart, curves.get(0).group().environment() + ": " + content(band));
    legend.applyTo(chart);
    Scale.of(shown()).applyTo(chart);
    List<Curve> drawn = curves.stream().filter(curve -> !curve.points().isEmpty()).toList();
    if (!bundle) {
      drawn.stream().filter(CurvePlot::hasBand).forEach(curve -> addBand(chart, curve, band));
    }
    drawn.forEach(curve -> addLine(chart, curve, band, legend));
    for (Curve curve : curves) {
      failed(curve).forEach(trial -> addFailed(chart, curve.group(), trial, legend));
    }
    return chart;
  }

  /** Describes what is drawn and the number of seeds. */
  String content(Band band) {
    List<Curve> drawn = curves.stream().filter(curve -> !curve.points().isEmpty()).toList();
    List<Integer> seeds =
        drawn.stream().map(curve -> curve.group().counted().size()).distinct().sorted().toList();
    if (seeds.isEmpty()) {
      return "trials that failed";
    }
    int fewest = seeds.get(0);
    int most = seeds.get(seeds.size() - 1);
    String each = bundle ? "each setting" : drawn.size() > 1 ? "each group" : "";
    if (most == 1) {
      return each.isEmpty() ? "one seed" : "one seed of " + each;
    }
    String over = ", " + (fewest == most ? "" : fewest + " to ") + most + " seeds";
    return (bundle ? band.line() : band.lineAndBand()) + over + (bundle ? " of " + each : "");
  }

  /** A single seed has no band. */
  private static boolean hasBand(Curve curve) {
    return curve.group().counted().size() > 1;
  }

  private List<String> entries() {
    List<String> entries =
        new ArrayList<>(
            curves.stream()
                .filter(curve -> !curve.points().isEmpty())
                .map(curve -> entry(curve.group()))
                .toList());
    if (curves.stream().flatMap(CurvePlot::failed).findAny().isPresent()) {
      entries.add(FAILED);
    }
    return entries;
  }

  private String entry(Group group) {
    if (bundle) {
      return PlotText.ofLabel(group.family());
    }
    int count = group.counted().size();
    int failed = group.failed().size();
    return String.format(
        "%s (%d %s%s)",
        PlotText.ofLabel(group.label()),
        count,
        count == 1 ? "seed" : "seeds",
        failed > 0 ? ", " + failed + " more failed" : "");
  }

  private static Stream<TrialResult> failed(Curve curve) {
    return curve.quantity() == Quantity.RETURN
        ? curve.group().failed().stream()
            .filter(trial -> trial.series(Quantity.RETURN).values().length > 0)
        : Stream.empty();
  }

  /** All values of lines and bands. */
  private DoubleStream shown() {
    DoubleStream bands =
        curves.stream()
            .flatMap(curve -> curve.points().stream())
            .map(Curve.Point::summary)
            .flatMapToDouble(
                summary ->
                    Arrays.stream(Band.values())
                        .flatMapToDouble(
                            band -> DoubleStream.of(band.low(summary), band.high(summary))))
            .filter(Double::isFinite);
    return DoubleStream.concat(
        bands,
        curves.stream()
            .flatMap(CurvePlot::failed)
            .flatMapToDouble(trial -> DoubleStream.of(trial.series(Quantity.RETURN).values())));
  }

  private void addBand(XYChart chart, Curve curve, Band band) {
    List<Curve.Point> there = thinned(curve.points());
    List<Curve.Point> back = new ArrayList<>(there);
    Collections.reverse(back);
    XYSeries series =
        chart.addSeries(
            "band of " + curve.group().label(),
            Stream.concat(there.stream(), back.stream()).mapToDouble(this::place).toArray(),
            DoubleStream.concat(numbers(there, band::high), numbers(back, band::low)).toArray());
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.PolygonArea);
    series.setShowInLegend(false);
    series.setFillColor(palette.band(curve.group().family()));
    style(series, SeriesMarkers.NONE, Palette.INVISIBLE);
  }

  private void addLine(XYChart chart, Curve curve, Band band, Legend legend) {
    Group group = curve.group();
    List<Curve.Point> points = thinned(curve.points());
    XYSeries series =
        chart.addSeries(
            "line of " + group.label(),
            points.stream().mapToDouble(this::place).toArray(),
            numbers(points, band::middle).toArray());
    legend.explain(series, entry(group));
    Marker marker = points.size() > 1 ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE;
    style(series, marker, palette.line(group.family()));
    series.setLineStyle(Palette.stroke(bundle ? (curves.size() > MANY ? 0.4f : 1) : 2));
  }

  private void addFailed(XYChart chart, Group group, TrialResult trial, Legend legend) {
    Series series = trial.series(Quantity.RETURN);
    double[] steps = Arrays.stream(series.steps()).map(step -> step / axis.unit()).toArray();
    double[] returns = series.values();
    int last = steps.length - 1;
    String name = group.label() + ", seed " + trial.recorded().seed();
    XYSeries way = chart.addSeries("way of " + name, steps, returns);
    way.setShowInLegend(false);
    style(way, SeriesMarkers.NONE, palette.line(group.family()));
    way.setLineStyle(DASHED);
    XYSeries end =
        chart.addSeries("end of " + name, new double[] {steps[last]}, new double[] {returns[last]});
    legend.explain(end, FAILED);
    style(end, SeriesMarkers.CROSS, palette.line(group.family()));
    end.setLineStyle(DASHED);
  }

  private static void style(XYSeries series, Marker marker, Color colour) {
    series.setMarker(marker);
    series.setMarkerColor(colour).setLineColor(colour);
  }

  private double place(Curve.Point point) {
    return point.steps() / axis.unit();
  }

  private static DoubleStream numbers(
      List<Curve.Point> points, ToDoubleFunction<Summary> ofSummary) {
    return points.stream().mapToDouble(point -> ofSummary.applyAsDouble(point.summary()));
  }

  /** Every n-th point, including the last. */
  private List<Curve.Point> thinned(List<Curve.Point> points) {
    int most = Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, MOST_POINTS_OF_ALL / curves.size()));
    int every = Math.max(1, (points.size() + most - 1) / most);
    List<Curve.Point> kept = new ArrayList<>();
    for (int i = (points.size() - 1) % every; i < points.size(); i += every) {
      kept.add(points.get(i));
    }
    return kept;
  }
}
