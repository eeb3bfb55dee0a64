package org.sluice.jobs.conf.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A configuration cannot be used; the message lists everything that is wrong with it. */
public final class ConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** The most problems listed. */
  private static final int MOST_LISTED = 50;

  public ConfigurationException(String problem) {
    this(List.of(problem));
  }

  /**
   * @param problems a sentence for each, at least one
   */
  public ConfigurationException(List<String> problems) {
    super(
        problems.size() == 1
            ? Printable.line(problems.get(0))
            : problems.size() + " problems in the configuration:\n  " + listed(problems));
  }

  private static String listed(List<String> problems) {
    List<String> lines =
        new ArrayList<>(problems.stream().limit(MOST_LISTED).map(Printable::line).toList());
    if (problems.size() > MOST_LISTED) {
      lines.add(String.format(Locale.ROOT, "… and %,d more", problems.size() - MOST_LISTED));
    }
    return String.join("\n  ", lines);
  }
}
