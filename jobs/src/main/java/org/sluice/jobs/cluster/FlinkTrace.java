package org.sluice.jobs.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Turns the stack trace that Flink's command line prints into a sentence. */
public final class FlinkTrace {

  private static final String MARK = "The program finished with the following exception:";
  private static final Pattern RULE = Pattern.compile("-{20,}");
  private static final String CAUSE = "Caused by: ";
  private static final Pattern TYPES = Pattern.compile("^([\\w.$]+(Exception|Error): )+");
  private static final Pattern FRAME = Pattern.compile("^\\s+(at |\\.\\.\\. ).*|^\\]$");

  private FlinkTrace() {}

  /**
   * Passes on the output before the trace.
   *
   * @return the trace; empty if there was none
   */
  public static List<String> read(BufferedReader said, Consumer<String> passed) throws IOException {
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.strip().equals(MARK)) {
        return said.lines().toList();
      }
      if (!RULE.matcher(line).matches()) {
        passed.accept(line);
      }
    }
    return List.of();
  }

  /** What failed and the root cause, without class names. */
  public static String sentence(List<String> trace) {
    List<String> messages = new ArrayList<>();
    for (String line : trace) {
      boolean begins = messages.isEmpty() || line.startsWith(CAUSE);
      if (begins && !line.isBlank()) {
        messages.add(TYPES.matcher(line.replaceFirst("^" + CAUSE, "")).replaceFirst("").strip());
      } else if (!line.isBlank() && !FRAME.matcher(line).matches()) {
        messages.add(messages.remove(messages.size() - 1) + "\n" + line);
      }
    }
    String first = messages.isEmpty() ? "no reason was given" : messages.get(0);
    String last = messages.isEmpty() ? first : messages.get(messages.size() - 1);
    return first.contains(last) ? first : first.replaceFirst("\\.$", "") + ": " + last;
  }
}
