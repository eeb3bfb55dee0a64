package org.sluice.jobs.report.plot;

import java.awt.Font;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.knowm.xchart.XYChart;

/** Formats keys, values and titles for plots; tables and files use the keys themselves. */
final class PlotText {

  private static final Map<String, String> NAMES =
      Map.of("kl", "KL", "cg", "CG", "kfac", "K-FAC", "gae", "GAE");

  /** Exponents that are written out. */
  private static final double SMALL = 1e-4;

  private static final double LARGE = 1e7;
  private static final int MOST_LETTERS = 100;

  /** Characters that cannot be drawn. */
  private static final String CONTROL = "[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF]";

  /** Approximate ratio of a bold letter's width to its height. */
  private static final double LETTER = 0.64;

  private static final int LARGEST = 15;
  private static final int SMALLEST = 11;

  /** Margin beside a title. */
  private static final int TITLE_MARGIN = 90;

  private PlotText() {}

  /** A group's label. */
  static String ofLabel(String label) {
    return shortened(
        Arrays.stream(label.split(", ", -1))
            .map(PlotText::ofSetting)
            .collect(Collectors.joining(", ")));
  }

  private static String ofSetting(String setting) {
    int equals = setting.indexOf('=');
    return equals < 0
        ? setting
        : ofKey(setting.substring(0, equals)) + " " + value(setting.substring(equals + 1));
  }

  /** A key. */
  static String ofKey(String key) {
    return Arrays.stream(key.split("[.-]"))
        .map(word -> NAMES.getOrDefault(word.toLowerCase(Locale.ROOT), word))
        .collect(Collectors.joining(" "));
  }

  /** Any text, shortened to fit a plot. */
  static String shortened(String text) {
    String plain = text.replaceAll(CONTROL, "?");
    int letters = plain.codePointCount(0, plain.length());
    return letters <= MOST_LETTERS
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, MOST_LETTERS - 1)) + "…";
  }

  /** Sets a plot's title, in a smaller font if it is long, and shortened if that is not enough. */
  static void title(XYChart chart, String text) {
    String title = shortened(text);
    double room = chart.getWidth() - TITLE_MARGIN;
    double size = Math.min(LARGEST, room / (LETTER * title.length()));
    if (size < SMALLEST) {
      title = title.substring(0, (int) (room / (LETTER * SMALLEST)) - 1) + "…";
    }
    chart.setTitle(title);
    chart
        .getStyler()
        .setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, (int) Math.max(SMALLEST, size)));
  }

  private static String value(String text) {
    try {
      double size = Math.abs(Double.parseDouble(text));
      return text.contains("E") && size >= SMALL && size < LARGE
          ? new BigDecimal(text).stripTrailingZeros().toPlainString()
          : text;
    } catch (NumberFormatException e) {
      return text;
    }
  }
}
