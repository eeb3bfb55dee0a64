package org.sluice.jobs.conf.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Orders a configuration's problems as a user reads the file. */
public final class ProblemOrder {

  private ProblemOrder() {}

  /** Orders problems: those of the whole file, then by line, then those of settings. */
  public static List<String> of(
      Collection<String> problems, List<Entry> entries, List<String> settings) {
    Map<String, Integer> places = new HashMap<>();
    entries.forEach(entry -> places.putIfAbsent(entry.place(), places.size()));
    settings.forEach(setting -> places.putIfAbsent(Settings.place(setting), places.size()));
    return problems.stream()
        .sorted(Comparator.comparingInt(problem -> placeOf(problem, places)))
        .toList();
  }

  /** The line number that a message starts with; -1 if there is none. */
  private static int placeOf(String text, Map<String, Integer> places) {
    for (int end = text.indexOf(": "); end >= 0; end = text.indexOf(": ", end + 1)) {
      Integer place = places.get(text.substring(0, end));
      if (place != null) {
        return place;
      }
    }
    return -1;
  }
}
