package org.sluice.jobs.conf.sweep;

import java.util.Set;
import org.sluice.jobs.conf.keys.Keys;
import org.sluice.jobs.conf.keys.Nearest;
import org.sluice.jobs.conf.text.Entry;

/** Messages for unknown keys of a sweep. */
final class UnknownSweepKey {

  /** The allowed keys, appended to a problem. */
  static final String CONTENTS =
      "; a sweep has 'grid' (key: [values]), 'random' (count, seed, and key: {uniform:"
          + " [low, high]}), 'list' (of {key: value}) and 'halving' (first-rung, factor)";

  private static final Set<String> GROUPS =
      Set.of("sweep.grid", "sweep.random", Sweep.LIST, "sweep.halving");

  private UnknownSweepKey() {}

  /** The message without the place; the same for all keys of an unknown group. */
  static String problem(Entry entry) {
    String key = entry.key();
    if (key.equals(Keys.SWEEP) || GROUPS.contains(key)) {
      return entry.text().isBlank()
          ? key + " is empty"
          : "'" + key + "' is a group of keys and has no value itself";
    }
    if (Lists.of(key).equals(Sweep.LIST)) {
      return key + " must be a case {key: value}, or {} to change nothing";
    }
    String group = group(key);
    if (GROUPS.contains(group)) {
      return "unknown key '" + key + "'";
    }
    return Nearest.of(group, GROUPS.stream())
        .map(nearest -> "unknown key '" + group + "'; the nearest is '" + nearest + "'")
        .orElse("unknown key '" + group + "'");
  }

  /** The group of a key, such as {@code sweep.grid}. */
  private static String group(String key) {
    int end = Keys.SWEEP.length() + 1;
    while (end < key.length() && ".[{".indexOf(key.charAt(end)) < 0) {
      end++;
    }
    return key.substring(0, Math.min(end, key.length()));
  }
}
