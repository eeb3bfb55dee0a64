package org.sluice.jobs.report.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sluice.jobs.report.result.GroupResult;
import org.sluice.jobs.report.result.Summary;
import org.sluice.jobs.report.result.TrialResult;
import org.sluice.jobs.report.result.TrialResult.Status;

/** The report's human-readable tables. */
public final class ReportTables {

  /** The explanation of the numbers. */
  public static final String EXPLANATION =
      "A trial's final return is the mean, over its last "
          + TrialResult.LAST
          + " iterations, of the mean return of the last 40 episodes. Mean ± standard deviation"
          + " (without Bessel's correction) and the interquartile mean with its 95 % bootstrap"
          + " interval are over the seeds of a group, those that failed left out.";

  private static final String NONE = "–";

  private ReportTables() {}

  /** Final returns, a row for each group. */
  public static TextTable results(List<GroupResult> results) {
    return new TextTable(
        List.of(
            "environment",
            "group",
            "seeds",
            "environment steps",
            "mean ± std",
            "interquartile mean [95 %]"),
        results.stream()
            .map(
                result ->
                    List.of(
                        result.group().environment(),
                        result.group().label(),
                        seeds(result),
                        steps(result),
                        deviation(result.summary()),
                        interval(result.summary())))
            .toList());
  }

  /** Trials that ended early, with reasons, by the table's title. */
  public static Map<String, TextTable> ended(List<GroupResult> results) {
    Map<String, TextTable> tables = new LinkedHashMap<>();
    tables.put("Trials that failed", ended(results, Status.FAILED));
    tables.put("Trials stopped early", ended(results, Status.STOPPED_EARLY));
    tables.values().removeIf(table -> table.rows().isEmpty());
    return tables;
  }

  private static TextTable ended(List<GroupResult> results, Status status) {
    return new TextTable(
        List.of("environment", "group", "seed", "after steps", "reason"),
        results.stream()
            .flatMap(
                result ->
                    result.group().trials().stream()
                        .filter(trial -> trial.status() == status)
                        .map(
                            trial ->
                                List.of(
                                    result.group().environment(),
                                    result.group().label(),
                                    trial.recorded().seed(),
                                    String.format(Locale.ROOT, "%,d", trial.reached()),
                                    trial.recorded().failure())))
            .toList());
  }

  private static String seeds(GroupResult result) {
    StringBuilder text = new StringBuilder().append(result.summary().count());
    for (Status status : List.of(Status.FAILED, Status.STOPPED_EARLY, Status.UNFINISHED)) {
      long count = result.count(status);
      text.append(count == 0 ? "" : ", " + count + " " + status.word());
    }
    int without = result.group().counted().size() - result.summary().count();
    text.append(without == 0 ? "" : ", " + without + " without a return");
    return text.toString();
  }

  private static String steps(GroupResult result) {
    long fewest = result.fewestSteps();
    long most = result.mostSteps();
    if (most == 0) {
      return NONE;
    }
    return fewest == most
        ? String.format(Locale.ROOT, "%,d", most)
        : String.format(Locale.ROOT, "%,d – %,d", fewest, most);
  }

  private static String deviation(Summary summary) {
    return switch (summary.count()) {
      case 0 -> NONE;
      case 1 -> numbers(summary, "%", summary.mean());
      default -> numbers(summary, "% ± %", summary.mean(), summary.deviation());
    };
  }

  private static String interval(Summary summary) {
    return summary.count() < 2
        ? NONE
        : numbers(summary, "% [%, %]", summary.interquartileMean(), summary.low(), summary.high());
  }

  /** Formats numbers with three or four significant digits. */
  private static String numbers(Summary summary, String pattern, Object... numbers) {
    double size = Math.abs(summary.mean());
    String format = size >= 100 ? "%.1f" : size >= 1 ? "%.2f" : "%.4f";
    return String.format(Locale.ROOT, pattern.replace("%", format), numbers);
  }
}
