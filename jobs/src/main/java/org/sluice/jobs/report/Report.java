package org.sluice.jobs.report;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.sluice.jobs.run.Picture;
import org.sluice.jobs.run.RecordedTrial;

/**
 * Learning curves, tables and quantiles of trials, as files by their names.
 *
 * <p>The CSV files are made of configurations, and of those columns of {@code progress.csv} that do
 * not come from the clock: trials that learned the same give the same bytes, in whatever order and
 * from whatever folders they were given.
 */
public final class Report {

  private static final int RESAMPLES = 2000;

  /**
   * What to make.
   *
   * @param interquartile also draws learning curves of the interquartile mean
   * @param bootstrapSeed where the resampling gets its randomness from
   * @param drawn keys that were drawn at random; if empty they are found out
   * @param tensorBoard also writes event files
   */
  public record Options(
      boolean interquartile, long bootstrapSeed, List<String> drawn, boolean tensorBoard) {}

  private final List<RecordedTrial> trials;
  private final Options options;
  private final Grouping grouping;
  private final List<GroupResult> results;
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final Page page = new Page("Sluice: learning curves and final returns");

  private Report(List<RecordedTrial> trials, Options options) {
    this.trials = trials;
    this.options = options;
    this.grouping = Grouping.of(trials, options.drawn());
    Bootstrap bootstrap = new Bootstrap(options.bootstrapSeed(), RESAMPLES);
    this.results =
        grouping.groups().stream().map(group -> GroupResult.of(group, bootstrap)).toList();
  }

  /**
   * Makes a report.
   *
   * @param trials at least one
   * @throws org.sluice.jobs.run.RunException if they do not go together
   */
  public static Map<String, byte[]> of(List<RecordedTrial> trials, Options options) {
    return new Report(trials, options).make();
  }

  private Map<String, byte[]> make() {
    addTables();
    for (String environment : grouping.environments()) {
      page.section(environment);
      addCurves(environment);
      if (!grouping.drawn().isEmpty()) {
        addQuantiles(environment);
      }
    }
    TextTable runs = ReportTables.runs(trials);
    if (!runs.rows().isEmpty()) {
      page.section("Runs").table(runs);
    }
    if (options.tensorBoard()) {
      addEvents();
    }
    put("report.html", page.end());
    return files;
  }

  private void addTables() {
    put("final.csv", Tables.groups(results));
    put("trials.csv", Tables.trials(results));
    put("curves.csv", Tables.curves(results));
    TextTable table = ReportTables.results(results);
    String explanation =
        ReportTables.EXPLANATION
            + " The bootstrap draws "
            + RESAMPLES
            + " times, from seed "
            + options.bootstrapSeed()
            + ".";
    page.section("Final returns").table(table).note(explanation);
    String markdown = table.markdown() + "\n" + explanation + "\n";
    markdown += addEnded("Trials that failed", TrialResult.Status.FAILED);
    markdown += addEnded("Trials stopped early", TrialResult.Status.STOPPED_EARLY);
    put("final.md", markdown);
  }

  /** Lists trials that ended before their time, if there are any; the same as Markdown. */
  private String addEnded(String title, TrialResult.Status status) {
    TextTable ended = ReportTables.ended(results, status);
    if (ended.rows().isEmpty()) {
      return "";
    }
    page.section(title).table(ended);
    return "\n" + title + ":\n\n" + ended.markdown();
  }

  private void addCurves(String environment) {
    List<Curve> curves =
        results.stream()
            .filter(result -> result.group().environment().equals(environment))
            .map(GroupResult::curve)
            .toList();
    CurveFigure figure = new CurveFigure(curves, palette(environment));
    if (figure.isEmpty()) {
      page.note("No episode has ended in these trials, so there is no curve.");
      return;
    }
    String caption =
        "Learning curves in "
            + environment
            + ": mean return of the last 40 episodes over environment steps; ";
    addFigure(
        "curves",
        environment,
        figure.chart(Band.DEVIATION),
        caption + Band.DEVIATION.description());
    if (options.interquartile()) {
      addFigure(
          "curves-iqm",
          environment,
          figure.chart(Band.INTERVAL),
          caption + Band.INTERVAL.description());
    }
  }

  private void addQuantiles(String environment) {
    Map<String, QuantileFigure.Line> lines = QuantileFigure.lines(grouping.in(environment));
    if (!lines.isEmpty()) {
      addFigure(
          "quantiles",
          environment,
          QuantileFigure.chart(environment, lines, grouping.drawn(), palette(environment)),
          "Quantiles of the final returns in "
              + environment
              + " over "
              + String.join(", ", grouping.drawn())
              + " and seeds. The i-th lowest of n trials stands at (i − ½) / n; trials without a"
              + " final return take the lowest places.");
    }
  }

  /** One for all environments, so that a colour means the same in all, unless that is too many. */
  private Palette palette(String environment) {
    List<String> all = grouping.groups().stream().map(Group::family).distinct().toList();
    return new Palette(
        all.size() <= Palette.SIZE
            ? all
            : grouping.in(environment).stream().map(Group::family).toList());
  }

  private void addFigure(String kind, String environment, XYChart chart, String caption) {
    byte[] svg = Picture.svg(chart);
    files.put(kind + "-" + environment + ".png", Picture.png(chart));
    files.put(kind + "-" + environment + ".svg", svg);
    page.figure(svg, caption + ".");
  }

  private void addEvents() {
    for (Group group : grouping.groups()) {
      for (TrialResult trial : group.trials()) {
        EventFile events = new EventFile(trial.recorded());
        String folder =
            String.join(
                "/",
                "tensorboard",
                group.environment(),
                group.label().replace(", ", ","),
                "seed=" + trial.recorded().seed());
        files.put(folder + "/" + events.name(), events.bytes());
      }
    }
  }

  private void put(String name, String text) {
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
