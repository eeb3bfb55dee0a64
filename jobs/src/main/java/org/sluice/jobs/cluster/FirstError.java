package org.sluice.jobs.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the first error in a process's log, with its causes; later errors are consequences. */
final class FirstError {

  /** A line of the logger: date, thread, level. */
  private static final Pattern ENTRY =
      Pattern.compile("^(\\S+ )?\\[[^\\]]*\\] (TRACE|DEBUG|INFO|WARN|ERROR) .*");

  private static final Pattern LOGGED = Pattern.compile("^(\\S+ )?\\[[^\\]]*\\] ERROR .*");

  /** Output of the JVM itself: an uncaught exception, or a failure to start. */
  private static final Pattern PRINTED =
      Pattern.compile(
          "^(Exception in thread .*|(Error|Unrecognized|Invalid)\\b.*"
              + "|# There is insufficient memory.*|[\\w.$]+(Exception|Error)(: .*)?)$");

  private static final int MOST_LINES = 12;
  private static final int LONGEST_LINE = 400;

  private FirstError() {}

  /**
   * The first error's message, exception and causes, without stack traces; empty if there is none.
   */
  static Optional<List<String>> in(List<String> log) {
    boolean harmless = false; // an exception below an entry of a lower level belongs to that
    for (int i = 0; i < log.size(); i++) {
      String line = log.get(i);
      boolean entry = ENTRY.matcher(line).matches();
      if (entry) {
        harmless = !LOGGED.matcher(line).matches();
      }
      if (entry ? !harmless : !harmless && PRINTED.matcher(line).matches()) {
        return Optional.of(from(log.subList(i, log.size())));
      }
    }
    return Optional.empty();
  }

  private static List<String> from(List<String> log) {
    List<String> shown = new ArrayList<>();
    for (String line : log) {
      boolean next = !shown.isEmpty() && ENTRY.matcher(line).matches();
      if (next || shown.size() == MOST_LINES) {
        break;
      }
      String text = line.strip();
      if (!text.isEmpty() && !text.startsWith("at ") && !text.startsWith("... ")) {
        shown.add(text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + " …" : text);
      }
    }
    return shown;
  }
}
