package org.sluice.jobs.conf.sweep;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sluice.jobs.conf.text.Entry;

/** Parses lists: item by item in YAML, or separated by commas on the command line. */
public final class Lists {

  private static final Pattern ITEM = Pattern.compile("([^\\[]+)\\[(\\d{1,9})](.*)");

  private Lists() {}

  /**
   * The items of a text such as {@code 0.01, 0.02} or {@code [0.01, 0.02]}; at least one.
   *
   * @param problems Modified. Missing items are added
   */
  static List<Entry> items(Entry entry, Collection<String> problems) {
    String text = entry.text().strip();
    if (text.startsWith("[") && text.endsWith("]")) {
      text = text.substring(1, text.length() - 1);
    }
    List<Entry> items =
        Arrays.stream(text.split(",", -1))
            .map(item -> new Entry(entry.key(), item.strip(), entry.place()))
            .toList();
    List<Entry> there = items.stream().filter(item -> !item.text().isEmpty()).toList();
    if (there.isEmpty()) {
      return List.of(items.get(0)); // its reader reports that it has no value
    }
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).text().isEmpty()) {
        problems.add(
            String.format(
                "%s: %s has %d values, and number %d is empty; write a value, or remove a comma",
                entry.place(), entry.key(), items.size(), i + 1));
      }
    }
    return there;
  }

  /**
   * The list of an item's key, such as {@code seeds} for {@code seeds[2]}; otherwise the key
   * itself.
   */
  static String of(String key) {
    Matcher item = ITEM.matcher(key);
    return item.matches() && item.group(3).isEmpty() ? item.group(1) : key;
  }

  /**
   * Rejects invalid list indices, which settings and dotted keys may contain.
   *
   * @param entries Modified. Rejected entries are removed
   * @param problems Modified. Problems are added
   */
  public static void check(Map<String, Entry> entries, Collection<String> problems) {
    Map<String, TreeMap<Integer, Entry>> lists = new HashMap<>();
    for (Iterator<Entry> each = entries.values().iterator(); each.hasNext(); ) {
      Entry entry = each.next();
      String key = entry.key();
      Matcher item = ITEM.matcher(key);
      if (!Sweep.isOfSweep(key)) {
        continue; // no other key is a list
      }
      if (item.matches()) {
        lists
            .computeIfAbsent(item.group(1), absent -> new TreeMap<>())
            .putIfAbsent(Integer.parseInt(item.group(2)), entry);
      } else if (key.contains("[") && !key.endsWith("[]")) {
        problems.add(entry.place() + ": '" + key + "' is not an index of a list; the first is [0]");
        each.remove();
      }
    }
    lists.forEach(
        (list, items) -> {
          if (entries.containsKey(list)) {
            Entry item = items.firstEntry().getValue();
            problems.add(
                String.format(
                    "%s: %s is an item of a list, but %s has a value of its own, at %s",
                    item.place(), item.key(), list, entries.get(list).place()));
          } else if (items.lastKey() != items.size() - 1) {
            Entry item = items.lastEntry().getValue();
            problems.add(
                String.format(
                    "%s: %s: list items are numbered from 0 without gaps, but this is"
                        + " number %d of %d",
                    item.place(), item.key(), items.lastKey(), items.size()));
          }
        });
  }
}
