package org.sluice.jobs.run.console;

import java.util.Locale;

/** Formats numbers for the console. */
public final class ShownNumber {

  /** The text for a missing number. */
  public static final String NONE = "–";

  private ShownNumber() {}

  /** The number, or a dash for NaN. */
  public static String of(String format, double number) {
    return Double.isNaN(number) ? NONE : String.format(Locale.ROOT, format, number);
  }
}
