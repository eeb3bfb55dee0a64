package org.sluice.jobs.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.sluice.jobs.report.plot.Plots;
import org.sluice.jobs.report.result.Bootstrap;
import org.sluice.jobs.report.result.Group;
import org.sluice.jobs.report.result.GroupResult;
import org.sluice.jobs.report.result.Grouping;
import org.sluice.jobs.report.result.TrialResult;
import org.sluice.jobs.report.score.Comparison;
import org.sluice.jobs.report.score.Profile;
import org.sluice.jobs.report.score.References;
import org.sluice.jobs.report.score.ScoreTables;
import org.sluice.jobs.report.table.CsvTables;
import org.sluice.jobs.report.table.ReportTables;
import org.sluice.jobs.report.table.TextTable;
import org.sluice.jobs.run.files.FileName;
import org.sluice.jobs.run.recorded.RecordedTrial;
import org.sluice.jobs.run.recorded.RecordedTrials;
import org.sluice.jobs.watch.FrozenPage;
import org.sluice.jobs.watch.source.FolderSource;

/**
 * Builds a report: learning curves, tables and quantiles of trials, as files by name.
 *
 * <p>The CSV files depend only on configurations and on the columns of {@code progress.csv} that do
 * not come from the clock: trials that learned the same give the same bytes, in any order and from
 * any folders.
 */
public final class Report {

  private static final String TITLE = "Sluice: learning curves and final returns";

  private static final int RESAMPLES = 2000;

  /**
   * The options of a report.
   *
   * @param interquartile also draws learning curves of the interquartile mean
   * @param bootstrapSeed seed of the bootstrap
   * @param drawn keys that were drawn at random; detected if empty
   * @param tensorBoard also writes event files
   * @param references to compare the groups over all tasks, if present
   */
  public record Options(
      boolean interquartile,
      long bootstrapSeed,
      List<String> drawn,
      boolean tensorBoard,
      Optional<References> references) {}

  private final RecordedTrials recorded;
  private final Options options;
  private final Grouping grouping;
  private final List<GroupResult> results;
  private final List<String> notes;
  private final Optional<Comparison> comparison;
  private final Map<String, Supplier<byte[]>> files = new LinkedHashMap<>();

  private Report(RecordedTrials recorded, Options options) {
    this.recorded = recorded;
    this.options = options;
    this.grouping = Grouping.of(recorded.trials(), options.drawn());
    this.notes = new ArrayList<>(recorded.notes());
    notes.addAll(grouping.notes());
    Bootstrap bootstrap = new Bootstrap(options.bootstrapSeed(), RESAMPLES);
    this.results =
        grouping.groups().stream().map(group -> GroupResult.of(group, bootstrap)).toList();
    this.comparison = options.references().map(given -> Comparison.of(grouping, given, bootstrap));
    comparison.ifPresent(scores -> notes.addAll(scores.notes()));
    make();
  }

  /**
   * Makes a report.
   *
   * @throws org.sluice.jobs.run.files.RunException if no two trials differ in a key of {@code
   *     drawn}, or the references fit no group
   */
  public static Report of(RecordedTrials recorded, Options options) {
    return new Report(recorded, options);
  }

  /** The files by name. Event files, of which there may be many, are created on demand. */
  public Map<String, Supplier<byte[]>> files() {
    return files;
  }

  /** Notes for the reader: trials that are shown separately, plots that could not be drawn. */
  public List<String> notes() {
    return notes;
  }

  private void make() {
    put("final.csv", CsvTables.groups(results));
    put("trials.csv", CsvTables.trials(results));
    put("curves.csv", CsvTables.curves(results));
    Plots plots = new Plots(grouping, results, options.interquartile());
    List<Plots.Plot> drawn = new ArrayList<>();
    grouping.environments().forEach(one -> drawn.addAll(plots.of(one)));
    comparison.ifPresent(scores -> drawn.addAll(scores(scores, plots)));
    plots.failure().ifPresent(notes::add);
    put("final.md", markdown());
    drawn.forEach(this::put);
    if (options.tensorBoard()) {
      addEvents();
    }
    put("report.html", page());
  }

  private List<Plots.Plot> scores(Comparison scores, Plots plots) {
    List<Profile> profiles = scores.profiles();
    put("scores.csv", ScoreTables.methodsCsv(scores));
    put("improvements.csv", ScoreTables.improvementsCsv(scores));
    put("profiles.csv", ScoreTables.profilesCsv(profiles));
    return plots.of(profiles, scores.tasks().size());
  }

  private String explanation() {
    return ReportTables.EXPLANATION
        + " The bootstrap draws "
        + RESAMPLES
        + " times, from seed "
        + options.bootstrapSeed()
        + "."
        + comparison.map(scores -> " " + ScoreTables.EXPLANATION).orElse("");
  }

  private String markdown() {
    StringBuilder text =
        new StringBuilder(ReportTables.results(results).markdown())
            .append("\n")
            .append(explanation())
            .append("\n");
    scoreTables().forEach((title, table) -> append(text, title, table.markdown()));
    ReportTables.ended(results).forEach((title, table) -> append(text, title, table.markdown()));
    append(text, "Left out because they could not be read", list(recorded.leftOut()));
    append(text, "Notes", list(notes));
    return text.toString();
  }

  private Map<String, TextTable> scoreTables() {
    Map<String, TextTable> tables = new LinkedHashMap<>();
    comparison.ifPresent(
        scores -> {
          String over = " over " + String.join(", ", scores.tasks());
          tables.put("Scores" + over, ScoreTables.methods(scores));
          tables.put("Probability of improvement" + over, ScoreTables.improvements(scores));
        });
    tables.values().removeIf(table -> table.rows().isEmpty());
    return tables;
  }

  private static String list(List<String> sentences) {
    return sentences.stream()
        .map(sentence -> "- " + TextTable.plain(sentence) + "\n")
        .collect(Collectors.joining());
  }

  private static void append(StringBuilder text, String title, String content) {
    if (!content.isEmpty()) {
      text.append("\n").append(title).append(":\n\n").append(content);
    }
  }

  /** The page of {@code watch} with what the trials' files hold now. */
  private String page() {
    List<Path> folders = recorded.trials().stream().map(RecordedTrial::folder).toList();
    try (FolderSource source = new FolderSource(folders)) {
      return FrozenPage.of(source.read(), System.currentTimeMillis(), TITLE, sections());
    }
  }

  private String sections() {
    long runs = recorded.trials().stream().map(RecordedTrial::run).distinct().count();
    ReportSections sections = new ReportSections();
    sections.table("Final returns", ReportTables.results(results), explanation());
    scoreTables().forEach((title, table) -> sections.table(title, table, ""));
    ReportTables.ended(results).forEach((title, table) -> sections.table(title, table, ""));
    sections.list("Left out because they could not be read", recorded.leftOut());
    sections.list("Notes", notes);
    sections.list("Without a curve", withoutReturns());
    return sections
        .sentence(
            "Contents",
            String.format(
                "Trials: %d, in %d groups, of runs: %d. Left out: %d.",
                recorded.trials().size(), results.size(), runs, recorded.leftOut().size()))
        .html();
  }

  private List<String> withoutReturns() {
    return grouping.environments().stream()
        .filter(one -> grouping.in(one).stream().noneMatch(Group::hasReturns))
        .map(one -> one + ": no episode has ended, so there is no curve of returns.")
        .toList();
  }

  private void addEvents() {
    for (Group group : grouping.groups()) {
      for (TrialResult trial : group.trials()) {
        String folder =
            String.join(
                "/",
                "tensorboard",
                FileName.of(group.environment()),
                FileName.of(group.label().replace(", ", ",")),
                FileName.of("seed=" + trial.recorded().seed()));
        String text =
            String.format(
                "%s, %s, seed %s (%s)",
                group.environment(),
                group.label(),
                trial.recorded().seed(),
                trial.recorded().name());
        EventFile events = new EventFile(trial.recorded(), text);
        files.put(folder + "/" + events.name(), events::bytes);
      }
    }
  }

  private void put(Plots.Plot plot) {
    files.put(plot.name() + ".png", plot::png);
    files.put(plot.name() + ".svg", plot::svg);
  }

  private void put(String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    files.put(name, () -> bytes);
  }
}
