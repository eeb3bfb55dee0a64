package org.sluice.jobs.report.plot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;

/** The legend below a plot: every entry once, side by side if they fit. */
final class Legend {

  /** Of a letter, about. */
  private static final double LETTER = 6.7;

  /** What an entry's line and the space around it take. */
  private static final int GAP = 60;

  private static final int LINE_HEIGHT = 22;

  private final Set<String> missing;

  /** Entries that were cut to the same letters have a number. */
  private final Map<String, String> shown = new HashMap<>();

  private final boolean stacked;
  private final int height;

  /** Of these entries, some of which may be equal, below a plot of a width. */
  Legend(List<String> entries, int width) {
    missing = new TreeSet<>(entries);
    int longest = (int) ((width - GAP) / LETTER);
    for (String entry : missing) {
      String cut = entry.length() <= longest ? entry : entry.substring(0, longest - 6) + "…";
      int same = 1;
      String name = cut;
      while (shown.containsValue(name)) {
        name = cut + " #" + ++same;
      }
      shown.put(entry, name);
    }
    stacked =
        shown.values().stream().mapToDouble(entry -> entry.length() * LETTER + GAP).sum() > width;
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
    series.setLabel(shown.get(entry));
    series.setShowInLegend(missing.remove(entry));
  }
}
