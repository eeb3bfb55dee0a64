package org.sluice.jobs.run.console;

import java.util.Locale;

/** A number as people see it. */
public final class ShownNumber {

  /** What stands where there is none. */
  public static final String NONE = "–";

  private ShownNumber() {}

  /** The number, or a dash in the place of not-a-number. */
  public static String of(String format, double number) {
    return Double.isNaN(number) ? NONE : String.format(Locale.ROOT, format, number);
  }
}
