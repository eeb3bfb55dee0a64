package org.sluice.jobs.cli.lab;

import java.io.PrintWriter;
import java.util.Arrays;

/** A table whose rows have a name and up to five numbers. */
final class ResultTable {

  private static final int CELLS = 6;

  private final PrintWriter out;

  ResultTable(PrintWriter out) {
    this.out = out;
  }

  /** Writes a row immediately; it may have fewer cells. */
  void row(String... cells) {
    String[] all = Arrays.copyOf(cells, CELLS);
    Arrays.fill(all, cells.length, CELLS, "");
    out.printf("%-24s %12s %12s %12s %12s %12s%n", (Object[]) all);
    out.flush();
  }
}
