package org.sluice.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.knowm.xchart.XYChart;
import org.sluice.jobs.run.Picture;

/**
 * The figures of a report. Where none can be drawn, it is told once and the report goes without.
 */
final class Figures {

  /**
   * A figure.
   *
   * @param name of its files, without their endings
   * @param caption a sentence
   * @param small whether it stands beside others
   */
  record Figure(String name, byte[] png, byte[] svg, String caption, boolean small) {}

  private final Grouping grouping;
  private final List<GroupResult> results;
  private final boolean interquartile;
  private Optional<String> failure = Optional.empty();

  Figures(Grouping grouping, List<GroupResult> results, boolean interquartile) {
    this.grouping = grouping;
    this.results = results;
    this.interquartile = interquartile;
  }

  /** Why figures are missing; empty if none is. */
  Optional<String> failure() {
    return failure;
  }

  /** Those of an environment: returns, then what explains them, then quantiles. */
  List<Figure> of(String environment) {
    List<Curve> returns =
        results.stream()
            .filter(result -> result.group().environment().equals(environment))
            .map(GroupResult::curve)
            .toList();
    List<Figure> figures = new ArrayList<>();
    CurveFigure figure = new CurveFigure(returns, palette(environment));
    if (!figure.isEmpty()) {
      addCurves(figures, environment, figure, Quantity.RETURN, Band.DEVIATION, "curves");
      if (interquartile) {
        addCurves(figures, environment, figure, Quantity.RETURN, Band.INTERVAL, "curves-iqm");
      }
    }
    for (Quantity quantity : List.of(Quantity.DIVERGENCE, Quantity.ENTROPY)) {
      List<Curve> curves =
          returns.stream().map(curve -> Curve.of(curve.group(), quantity)).toList();
      CurveFigure beside = new CurveFigure(curves, palette(environment));
      if (!beside.isEmpty()) {
        addCurves(figures, environment, beside, quantity, Band.DEVIATION, quantity.file());
      }
    }
    addQuantiles(figures, environment);
    return figures;
  }

  private void addCurves(
      List<Figure> figures,
      String environment,
      CurveFigure figure,
      Quantity quantity,
      Band band,
      String kind) {
    String caption =
        String.format(
            "%s in %s over environment steps: %s.",
            quantity.axis(), environment, figure.content(band));
    add(figures, kind, environment, caption, quantity != Quantity.RETURN, () -> figure.chart(band));
  }

  private void addQuantiles(List<Figure> figures, String environment) {
    List<String> drawn = grouping.drawn().get(environment);
    Map<String, QuantileFigure.Line> lines = QuantileFigure.lines(grouping.in(environment));
    if (drawn.isEmpty() || lines.isEmpty()) {
      return;
    }
    add(
        figures,
        "quantiles",
        environment,
        "Quantiles of the final returns in "
            + environment
            + " over "
            + String.join(", ", drawn)
            + " and seeds. The i-th lowest of n trials stands at (i − ½) / n; trials without a"
            + " final return take the lowest places.",
        false,
        () -> QuantileFigure.chart(environment, lines, drawn, palette(environment)));
  }

  private void add(
      List<Figure> figures,
      String kind,
      String environment,
      String caption,
      boolean small,
      Supplier<XYChart> chart) {
    try {
      XYChart drawn = chart.get();
      figures.add(
          new Figure(
              kind + "-" + FileName.of(environment),
              Picture.png(drawn),
              Picture.svg(drawn),
              caption,
              small));
    } catch (RuntimeException | LinkageError | InternalError e) { // as Java has it without fonts
      if (failure.isEmpty()) { // the first tells why, those after it that it had failed before
        failure =
            Optional.of(
                "pictures could not be drawn and are missing ("
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

  /** One for all environments, so that a colour means the same in all, unless that is too many. */
  private Palette palette(String environment) {
    List<String> all = grouping.groups().stream().map(Group::family).distinct().toList();
    return new Palette(
        all.size() <= Palette.SIZE
            ? all
            : grouping.in(environment).stream().map(Group::family).toList());
  }
}
