package org.sluice.jobs.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sluice.jobs.report.result.Curve;
import org.sluice.jobs.report.result.GroupResult;
import org.sluice.jobs.report.result.Summary;
import org.sluice.jobs.report.result.TrialResult;
import org.sluice.jobs.run.files.Csv;

/** The report's CSV files, in full precision and without times: equal runs give equal bytes. */
public final class CsvTables {

  private static final List<String> SUMMARY =
      List.of("seeds", "mean", "std", "iqm", "iqm_low", "iqm_high");

  /** Characters that begin a formula. */
  private static final String FORMULA = "=+-@";

  private CsvTables() {}

  /** A row for each group: final returns. */
  public static String groups(List<GroupResult> results) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        row(
            Stream.of(
                List.of("environment", "group"),
                SUMMARY,
                List.of("failed", "unfinished", "steps_min", "steps_max"))));
    for (GroupResult result : results) {
      rows.add(
          row(
              Stream.of(
                  List.of(word(result.group().environment()), word(result.group().label())),
                  cells(result.summary()),
                  List.of(
                      "" + result.group().failed().size(),
                      "" + result.unfinished(),
                      "" + result.fewestSteps(),
                      "" + result.mostSteps()))));
    }
    return text(rows);
  }

  /** A row for each trial. */
  public static String trials(List<GroupResult> results) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "environment", "group", "seed", "name", "status", "steps", "final_return", "failure"));
    for (GroupResult result : results) {
      for (TrialResult trial : result.group().trials()) {
        rows.add(
            List.of(
                word(result.group().environment()),
                word(result.group().label()),
                word(trial.recorded().seed()),
                word(trial.recorded().name()),
                trial.status().word(),
                "" + trial.reached(),
                cell(trial.finalReturn()),
                word(trial.recorded().failure())));
      }
    }
    return text(rows);
  }

  /** A row for each point of each learning curve. */
  public static String curves(List<GroupResult> results) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row(Stream.of(List.of("environment", "group", "steps"), SUMMARY)));
    for (GroupResult result : results) {
      for (Curve.Point point : result.curve().points()) {
        rows.add(
            row(
                Stream.of(
                    List.of(
                        word(result.group().environment()),
                        word(result.group().label()),
                        "" + (long) point.steps()),
                    cells(point.summary()))));
      }
    }
    return text(rows);
  }

  private static List<String> cells(Summary summary) {
    return List.of(
        "" + summary.count(),
        cell(summary.mean()),
        cell(summary.deviation()),
        cell(summary.interquartileMean()),
        cell(summary.low()),
        cell(summary.high()));
  }

  /** Keeps each row on one line, and names from being read as formulas by spreadsheets. */
  public static String word(String text) {
    String line = text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", " ");
    boolean formula = !line.isEmpty() && FORMULA.indexOf(line.charAt(0)) >= 0;
    return formula && !line.matches("-?[0-9]++") ? "'" + line : line;
  }

  private static String cell(double number) {
    return Double.isNaN(number) ? "" : Double.toString(number);
  }

  private static List<String> row(Stream<List<String>> parts) {
    return parts.flatMap(List::stream).toList();
  }

  /** The rows as lines. */
  public static String text(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> text.append(Csv.line(row)).append('\n'));
    return text.toString();
  }
}
