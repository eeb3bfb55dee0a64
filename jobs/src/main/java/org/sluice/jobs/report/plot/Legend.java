package org.sluice.jobs.report.plot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;

/** The legend below a plot: each entry once, side by side if they fit. */
final class Legend {

  /** Approximate width of a letter. */
  private static final double LETTER = 6.7;

  /** Width of an entry's line sample and margins. */
  private static final int GAP = 60;

  private static final int LINE_HEIGHT = 22;

  private final Set<String> missing;

  /** Numbers entries that were shortened to the same text. */
  private final Map<String, String> shown = new HashMap<>();

  private final boolean stacked;
  private final int height;

  /** A legend of entries, which may repeat, below a plot of a given width. */
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

  /** Its height beyond one line. */
  int moreHeight() {
    return height;
  }

  /** Positions it in a chart. */
  void applyTo(XYChart chart) {
    chart
        .getStyler()
        .setLegendLayout(stacked ? Styler.LegendLayout.Vertical : Styler.LegendLayout.Horizontal);
  }

  /** Assigns a series to an entry, if the entry has none yet. */
  void explain(XYSeries series, String entry) {
    series.setLabel(shown.get(entry));
    series.setShowInLegend(missing.remove(entry));
  }
}
