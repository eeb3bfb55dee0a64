package org.sluice.jobs.conf;

/** Makes text of unknown origin fit for a terminal. */
public final class Printable {

  private static final int LONGEST = 1000;

  private Printable() {}

  /**
   * One line: what would move the cursor, colour the screen or turn the direction of writing is
   * shown as {@code \}{@code uXXXX}, and the middle of a very long text as its length.
   */
  public static String line(String text) {
    String shown = text;
    if (text.length() > LONGEST) {
      int part = LONGEST / 2;
      int omitted = text.length() - 2 * part;
      shown =
          text.substring(0, part)
              + " … "
              + omitted
              + " characters … "
              + text.substring(text.length() - part);
    }
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
}
