package org.sluice.jobs.conf.text;

/** Makes untrusted text safe to print on a terminal. */
public final class Printable {

  private static final int LONGEST = 1000;

  /** The longest text that precedes a message. */
  private static final int LONGEST_PLACE = 120;

  private Printable() {}

  /**
   * The text on one line: control and direction characters are shown as {@code \}{@code uXXXX}, and
   * the middle of a very long text as its length.
   */
  public static String line(String text) {
    String shown = shortened(text, LONGEST);
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < shown.length(); i++) {
      char character = shown.charAt(i);
      int type = Character.getType(character);
      if (type == Character.CONTROL
          || type == Character.FORMAT
          || type == Character.LINE_SEPARATOR
          || type == Character.PARAGRAPH_SEPARATOR) {
        line.append(String.format("\\u%04x", (int) character));
      } else {
        line.append(character);
      }
    }
    return line.toString();
  }

  /** The beginning and the end of a text. */
  static String place(String text) {
    return shortened(text, LONGEST_PLACE);
  }

  private static String shortened(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int part = longest / 2;
    return text.substring(0, part)
        + " … "
        + (text.length() - 2 * part)
        + " characters … "
        + text.substring(text.length() - part);
  }
}
