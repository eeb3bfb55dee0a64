package org.sluice.jobs.report.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.sluice.jobs.report.table.CsvTables;
import org.sluice.jobs.report.table.TextTable;

/** The tables of a comparison: for readers, and in full precision. */
public final class ScoreTables {

  /** The explanation of the numbers. */
  public static final String EXPLANATION =
      "A score is (return − low) / (high − low), with the references of the task. Intervals are of"
          + " the 95 % stratified bootstrap over the seeds of each task. The optimality gap is the"
          + " mean of 1 − score, or 0 above 1: less is better.";

  private ScoreTables() {}

  /** A row for each method: its statistics with their intervals. */
  public static TextTable methods(Comparison comparison) {
    List<String> heading = new ArrayList<>(List.of("group", "tasks", "trials"));
    Arrays.stream(Statistic.values()).map(Statistic::words).forEach(heading::add);
    return new TextTable(
        heading,
        comparison.methods().stream()
            .map(
                method ->
                    row(
                        method,
                        Arrays.stream(Statistic.values())
                            .map(statistic -> words(comparison.estimate(method, statistic)))))
            .toList());
  }

  /** A row for each pair of methods. */
  public static TextTable improvements(Comparison comparison) {
    return new TextTable(
        List.of("group", "better than", "probability"),
        comparison.improvements().stream()
            .map(one -> List.of(one.better().label(), one.than().label(), words(one.probability())))
            .toList());
  }

  private static List<String> row(Method method, Stream<String> more) {
    long trials = Arrays.stream(method.scores()).mapToLong(task -> task.length).sum();
    return Stream.concat(Stream.of(method.label(), "" + method.scores().length, "" + trials), more)
        .toList();
  }

  private static String words(Estimate estimate) {
    return String.format(
        Locale.ROOT, "%.3f [%.3f, %.3f]", estimate.value(), estimate.low(), estimate.high());
  }

  /** The same as CSV. */
  public static String methodsCsv(Comparison comparison) {
    List<String> heading = new ArrayList<>(List.of("group", "tasks", "trials"));
    for (Statistic statistic : Statistic.values()) {
      String column = statistic.column();
      heading.addAll(List.of(column, column + "_low", column + "_high"));
    }
    List<List<String>> rows = new ArrayList<>(List.of(heading));
    for (Method method : comparison.methods()) {
      rows.add(
          row(
              new Method(CsvTables.word(method.label()), method.scores()),
              Arrays.stream(Statistic.values())
                  .flatMap(statistic -> numbers(comparison.estimate(method, statistic)))));
    }
    return CsvTables.text(rows);
  }

  /** The same as CSV. */
  public static String improvementsCsv(Comparison comparison) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("group", "than", "probability", "low", "high"));
    for (Improvement one : comparison.improvements()) {
      rows.add(
          Stream.concat(
                  Stream.of(one.better(), one.than()).map(method -> CsvTables.word(method.label())),
                  numbers(one.probability()))
              .toList());
    }
    return CsvTables.text(rows);
  }

  /** A row for each τ of each profile. */
  public static String profilesCsv(List<Profile> profiles) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("group", "score", "share", "low", "high"));
    for (Profile profile : profiles) {
      for (int i = 0; i < profile.thresholds().length; i++) {
        rows.add(
            Stream.concat(
                    Stream.of(
                        CsvTables.word(profile.method().label()), "" + profile.thresholds()[i]),
                    numbers(profile.shares()[i]))
                .toList());
      }
    }
    return CsvTables.text(rows);
  }

  private static Stream<String> numbers(Estimate estimate) {
    return Stream.of("" + estimate.value(), "" + estimate.low(), "" + estimate.high());
  }
}
