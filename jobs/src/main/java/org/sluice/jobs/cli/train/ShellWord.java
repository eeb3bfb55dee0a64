package org.sluice.jobs.cli.train;

import java.util.regex.Pattern;

/** Quotes words for commands that are printed for the user's shell. */
final class ShellWord {

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./-]+");

  private ShellWord() {}

  /** The word, quoted if a shell would interpret it. */
  static String of(Object word) {
    String text = word.toString();
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
