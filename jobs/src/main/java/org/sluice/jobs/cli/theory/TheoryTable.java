package org.sluice.jobs.cli.theory;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table of words and numbers: columns as wide as needed in print, all digits in CSV. */
final class TheoryTable {

  private static final double SMALL = 1e-3;
  private static final double LARGE = 1e6;

  private final List<Object[]> rows = new ArrayList<>();
  private final int columns;

  TheoryTable(Object... headings) {
    this.columns = headings.length;
    rows.add(headings);
  }

  /** Adds a row of words, whole numbers and numbers. */
  void row(Object... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(cells.length + " cells in " + columns + " columns");
    }
    rows.add(cells);
  }

  /** Prints it, followed by an empty line. */
  void print(PrintWriter out) {
    int[] widths = new int[columns];
    for (Object[] row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], shown(row[i]).length());
      }
    }
    for (Object[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String cell = shown(row[i]);
        line.append(i == 0 ? "" : "  ").append(" ".repeat(widths[i] - cell.length())).append(cell);
      }
      out.println(line);
    }
    out.println();
    out.flush();
  }

  /** As comma-separated values, with lower-case headings. */
  String csv() {
    return rows.stream()
        .map(
            row ->
                Stream.of(row)
                    .map(cell -> row == rows.get(0) ? heading(cell) : cell.toString())
                    .collect(Collectors.joining(",")))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String heading(Object cell) {
    return cell.toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
  }

  private static String shown(Object cell) {
    return cell instanceof Double number ? shown(number.doubleValue()) : cell.toString();
  }

  private static String shown(double number) {
    double size = Math.abs(number);
    if (size == 0) {
      return "0";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "∞" : "-∞";
    }
    return String.format(size >= SMALL && size < LARGE ? "%.4f" : "%.1e", number);
  }
}
