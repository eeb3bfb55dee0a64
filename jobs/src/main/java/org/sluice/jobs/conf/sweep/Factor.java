package org.sluice.jobs.conf.sweep;

import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.sluice.jobs.conf.text.Entry;

/**
 * One direction in which the trials of a sweep differ; the sweep is the product of all.
 *
 * @param name such as {@code sweep.grid.max-kl}
 * @param place of its first entry, for messages
 * @param keys what it sets, with an entry of each; some cases may lack some
 * @param count how many cases it has, known before there is any
 * @param first makes so many of its cases
 */
record Factor(
    String name,
    String place,
    Map<String, Entry> keys,
    long count,
    LongFunction<List<Map<String, Entry>>> first) {

  /** Of cases that are there. */
  static Factor of(
      String name, String place, Map<String, Entry> keys, List<Map<String, Entry>> cases) {
    return new Factor(
        name,
        place,
        keys,
        cases.size(),
        many -> cases.subList(0, (int) Math.min(many, cases.size())));
  }
}
