package org.sluice.jobs.cli.train;

import java.util.regex.Pattern;

/** Words of commands that are printed for a shell. */
final class ShellWord {

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./-]+");

  private ShellWord() {}

  /** A word, in quotes where a shell would read it as something else. */
  static String of(Object word) {
    String text = word.toString();
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
