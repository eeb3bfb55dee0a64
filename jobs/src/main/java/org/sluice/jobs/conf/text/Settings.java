package org.sluice.jobs.conf.text;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sluice.connectors.secrets.Secrets;
import org.sluice.jobs.conf.keys.Keys;

/** Applies command-line settings to a file's entries. */
public final class Settings {

  private static final String OPTION = "--set ";

  private Settings() {}

  /**
   * All entries by key, in the order of the file.
   *
   * @param settings {@code key=value} each; later ones win
   * @param problems Modified. Problems are added
   */
  public static Map<String, Entry> merge(
      List<Entry> entries, List<String> settings, Collection<String> problems) {
    Map<String, Entry> merged = new LinkedHashMap<>();
    for (Entry entry : entries) {
      put(merged, entry);
    }
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      String place = place(setting);
      if (equals < 1) {
        problems.add(place + ": must be key=value");
      } else {
        String key = Keys.canonical(setting.substring(0, equals).strip());
        Entry entry = new Entry(key, setting.substring(equals + 1).strip(), place);
        merged = withoutList(merged, entry);
        removeEmptyAround(merged, key);
        put(merged, entry);
      }
    }
    return merged;
  }

  /** A setting as shown in messages: without secrets, and shortened to one line. */
  public static String place(String setting) {
    return OPTION + Printable.place(Secrets.shownSetting(setting));
  }

  /** Whether a place is a setting rather than a line of a file. */
  public static boolean isPlace(String place) {
    return place.startsWith(OPTION);
  }

  /** A value that replaces a list takes its position, so a sweep keeps its order. */
  private static Map<String, Entry> withoutList(Map<String, Entry> entries, Entry entry) {
    Map<String, Entry> others = new LinkedHashMap<>();
    entries.forEach(
        (key, known) -> {
          boolean listed = key.startsWith(entry.key() + "[") || key.equals(entry.key() + "{}");
          others.put(listed ? entry.key() : key, listed ? entry : known);
        });
    return others;
  }

  /** An empty group or list is no longer empty once something is set in it. */
  private static void removeEmptyAround(Map<String, Entry> entries, String key) {
    for (int end = 1; end < key.length(); end++) {
      if (key.charAt(end) == '.' || key.charAt(end) == '[') {
        String around = key.substring(0, end);
        entries.remove(around + "{}");
        entries.remove(around + "[]");
        Entry known = entries.get(around);
        if (known != null && known.text().isBlank()) {
          entries.remove(around);
        }
      }
    }
  }

  /**
   * The embedded broker and properties of another cluster exclude each other: the later setting
   * wins.
   */
  private static void put(Map<String, Entry> entries, Entry entry) {
    if (entry.key().equals(Keys.KAFKA)) {
      entries.keySet().removeIf(key -> key.startsWith(Keys.KAFKA + "."));
    } else if (entry.key().startsWith(Keys.KAFKA + ".")) {
      entries.remove(Keys.KAFKA);
    }
    entries.put(entry.key(), entry);
  }
}
