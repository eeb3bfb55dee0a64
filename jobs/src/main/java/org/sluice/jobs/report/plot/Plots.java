package org.sluice.jobs.report.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.knowm.xchart.XYChart;
import org.sluice.jobs.report.result.Curve;
import org.sluice.jobs.report.result.Group;
import org.sluice.jobs.report.result.GroupResult;
import org.sluice.jobs.report.result.Grouping;
import org.sluice.jobs.report.result.Quantity;
import org.sluice.jobs.report.score.Profile;
import org.sluice.jobs.run.files.FileName;
import org.sluice.jobs.run.plot.Picture;

/**
 * Draws the plots of a report. If plots cannot be drawn, this is reported once and the report has
 * none.
 */
public final class Plots {

  /**
   * A plot.
   *
   * @param name of its files, without extension
   */
  public record Plot(String name, byte[] png, byte[] svg) {}

  private final Grouping grouping;
  private final List<GroupResult> results;
  private final boolean interquartile;
  private Optional<String> failure = Optional.empty();

  public Plots(Grouping grouping, List<GroupResult> results, boolean interquartile) {
    this.grouping = grouping;
    this.results = results;
    this.interquartile = interquartile;
  }

  /** Why plots are missing; empty if none are. */
  public Optional<String> failure() {
    return failure;
  }

  /** The plots of an environment: returns, then KL and entropy, then quantiles. */
  public List<Plot> of(String environment) {
    List<Curve> returns =
        results.stream()
            .filter(result -> result.group().environment().equals(environment))
            .map(GroupResult::curve)
            .toList();
    List<Plot> plots = new ArrayList<>();
    CurvePlot plot = new CurvePlot(returns, palette(environment));
    if (!plot.isEmpty()) {
      addCurves(plots, environment, plot, Band.DEVIATION, "curves");
      if (interquartile) {
        addCurves(plots, environment, plot, Band.INTERVAL, "curves-iqm");
      }
    }
    for (Quantity quantity : List.of(Quantity.DIVERGENCE, Quantity.ENTROPY)) {
      List<Curve> curves =
          returns.stream().map(curve -> Curve.of(curve.group(), quantity)).toList();
      CurvePlot beside = new CurvePlot(curves, palette(environment));
      if (!beside.isEmpty()) {
        addCurves(plots, environment, beside, Band.DEVIATION, quantity.file());
      }
    }
    addQuantiles(plots, environment);
    return plots;
  }

  /** The performance profiles of methods over tasks. */
  public List<Plot> of(List<Profile> profiles, int tasks) {
    List<Plot> plots = new ArrayList<>();
    add(plots, "profiles", () -> ProfilePlot.chart(profiles, tasks));
    return plots;
  }

  private void addCurves(
      List<Plot> plots, String environment, CurvePlot plot, Band band, String kind) {
    add(plots, kind + "-" + FileName.of(environment), () -> plot.chart(band));
  }

  private void addQuantiles(List<Plot> plots, String environment) {
    List<String> drawn = grouping.drawn().get(environment);
    Map<String, QuantilePlot.Line> lines = QuantilePlot.lines(grouping.in(environment));
    if (drawn.isEmpty() || lines.isEmpty()) {
      return;
    }
    add(
        plots,
        "quantiles-" + FileName.of(environment),
        () -> QuantilePlot.chart(environment, lines, drawn, palette(environment)));
  }

  private void add(List<Plot> plots, String name, Supplier<XYChart> chart) {
    try {
      XYChart drawn = chart.get();
      plots.add(new Plot(name, Picture.png(drawn), Picture.svg(drawn)));
    } catch (RuntimeException | LinkageError | InternalError e) { // thrown by Java without fonts
      if (failure.isEmpty()) { // only the first failure tells the cause
        failure =
            Optional.of(
                "plots could not be drawn and are missing ("
                    + rootCause(e).getMessage()
                    + "); if this machine has no fonts, install some, such as the packages"
                    + " fontconfig and fonts-dejavu-core");
      }
    }
  }

  private static Throwable rootCause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /**
   * One palette for all environments, so that colours have the same meaning, unless there are too
   * many labels.
   */
  private Palette palette(String environment) {
    List<String> all = grouping.groups().stream().map(Group::family).distinct().toList();
    return new Palette(
        all.size() <= Palette.SIZE
            ? all
            : grouping.in(environment).stream().map(Group::family).toList());
  }
}
