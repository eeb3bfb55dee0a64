package org.sluice.jobs.report;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;

/** The legend below a figure: every entry once, side by side if they fit. */
final class Legend {

  /** Letters that fit side by side, when as many as GAP are taken by each entry's line. */
  private static final int WIDTH = 95;

  private static final int GAP = 8;
  private static final int LINE_HEIGHT = 22;

  private final Set<String> missing;
  private final boolean stacked;
  private final int height;

  /** Of these entries; some may be equal. */
  Legend(List<String> entries) {
    missing = new TreeSet<>(entries);
    stacked = missing.stream().mapToInt(entry -> entry.length() + GAP).sum() > WIDTH;
    height = stacked ? LINE_HEIGHT * (missing.size() - 1) : 0;
  }

  /** What it needs beyond the height of one line. */
  int moreHeight() {
    return height;
  }

  /** Gives it its place. */
  void applyTo(XYChart chart) {
    chart
        .getStyler()
        .setLegendLayout(stacked ? Styler.LegendLayout.Vertical : Styler.LegendLayout.Horizontal);
  }

  /** Takes a series for an entry, if that has none yet. */
  void explain(XYSeries series, String entry) {
    series.setLabel(entry);
    series.setShowInLegend(missing.remove(entry));
  }
}
