package org.sluice.jobs.top;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jline.utils.AttributedString;
import org.sluice.jobs.run.console.ShownNumber;

/** Formats the leaderboard for a terminal's width. */
final class StandingsTable {

  /** The replacement for control characters in names and reasons. */
  private static final String CONTROL = "[\\p{Cc}\\p{Zl}\\p{Zp}]";

  private static final int GAP = 2;

  /** Minimum widths of shortened names and states. */
  private static final int LEAST_NAME = 14;

  private static final int LEAST_STATE = 10;

  private enum Column {
    RANK(4),
    TRIAL(5),
    STEPS(14),
    DONE(5),
    RETURN(10),
    KL(8),
    ENTROPY(8),
    VERSION(8),
    STATE(5);

    /** Minimum widths of numeric columns, so that growing numbers do not shift the others. */
    private final int roomy;

    Column(int roomy) {
      this.roomy = roomy;
    }

    boolean isText() {
      return this == TRIAL || this == STATE;
    }

    int gap() {
      return this == RANK ? 0 : this == TRIAL || this == STATE ? GAP : 1;
    }
  }

  /** Columns that are dropped on narrow terminals, in this order. */
  private static final List<Column> LEAST_NEEDED =
      List.of(Column.VERSION, Column.ENTROPY, Column.KL, Column.STEPS, Column.DONE, Column.RANK);

  private final List<Map<Column, String>> rows = new ArrayList<>();
  private final Set<Column> shown = EnumSet.allOf(Column.class);
  private final Map<Column, Integer> widths = new EnumMap<>(Column.class);

  /**
   * Formats the lines.
   *
   * @param standings in their order
   * @param columns of the terminal
   */
  StandingsTable(List<Standing> standings, int columns) {
    Map<Column, String> heading = new EnumMap<>(Column.class);
    Arrays.stream(Column.values()).forEach(column -> heading.put(column, column.name()));
    rows.add(heading);
    standings.forEach(one -> rows.add(cells(rows.size(), one)));
    for (Column column : Column.values()) {
      int content = rows.stream().mapToInt(row -> width(row.get(column))).max().orElseThrow();
      widths.put(column, Math.max(column.roomy, content));
    }
    fit(columns);
  }

  List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  private static Map<Column, String> cells(int rank, Standing one) {
    Map<Column, String> cells = new EnumMap<>(Column.class);
    cells.put(Column.RANK, "" + rank);
    cells.put(Column.TRIAL, plain(one.trial()));
    cells.put(Column.STEPS, String.format(Locale.ROOT, "%,d", one.steps()));
    cells.put(Column.DONE, percent(one));
    cells.put(Column.RETURN, ShownNumber.of("%.1f", one.meanReturn()));
    cells.put(Column.KL, ShownNumber.of("%.4f", one.divergence()));
    cells.put(Column.ENTROPY, ShownNumber.of("%.2f", one.entropy()));
    cells.put(Column.VERSION, "" + one.version());
    cells.put(Column.STATE, plain(one.describe()));
    return cells;
  }

  private void fit(int columns) {
    int name = widths.get(Column.TRIAL);
    int state = widths.get(Column.STATE);
    if (total() <= columns) {
      return;
    }
    for (Column column : Column.values()) { // first without the minimum widths
      widths.put(column, rows.stream().mapToInt(row -> width(row.get(column))).max().orElseThrow());
    }
    widths.put(Column.TRIAL, Math.min(name, LEAST_NAME));
    widths.put(Column.STATE, Math.min(state, LEAST_STATE));
    for (Column column : LEAST_NEEDED) {
      if (total() > columns) {
        shown.remove(column);
      }
    }
    // Free width goes first to names, then to states.
    int free = Math.max(0, columns - total());
    int more = Math.min(free, name - widths.get(Column.TRIAL));
    widths.merge(Column.TRIAL, more, Integer::sum);
    widths.merge(
        Column.STATE, Math.min(free - more, state - widths.get(Column.STATE)), Integer::sum);
  }

  private int total() {
    return shown.stream().mapToInt(column -> column.gap() + widths.get(column)).sum();
  }

  private String line(Map<Column, String> row) {
    StringBuilder line = new StringBuilder();
    for (Column column : shown) {
      int width = widths.get(column);
      String cell = cut(column, row.get(column), width);
      String space = " ".repeat(Math.max(0, width - width(cell)));
      line.append(line.isEmpty() ? "" : " ".repeat(column.gap()))
          .append(column.isText() ? cell + space : space + cell);
    }
    return line.toString().stripTrailing();
  }

  /** Shortens names at the beginning and states at the end. */
  private static String cut(Column column, String text, int width) {
    int all = width(text);
    if (all <= width) {
      return text;
    }
    AttributedString whole = new AttributedString(text);
    return column == Column.TRIAL
        ? "…" + whole.columnSubSequence(all - width + 1, all)
        : whole.columnSubSequence(0, width - 1) + "…";
  }

  private static int width(String text) {
    return new AttributedString(text).columnLength();
  }

  private static String plain(String text) {
    return text.replaceAll(CONTROL, "?");
  }

  /** Rounded down, so that 100 % means complete. */
  private static String percent(Standing one) {
    if (one.totalSteps().isEmpty()) {
      return ShownNumber.NONE;
    }
    long total = Math.max(1, one.totalSteps().getAsLong());
    return Math.min(100, (long) (100.0 * one.steps() / total)) + " %";
  }
}
