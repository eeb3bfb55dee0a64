package org.sluice.jobs.conf.sweep;

import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.sluice.jobs.conf.text.Entry;

/**
 * One factor of a sweep, whose trials are the product of all factors.
 *
 * @param name such as {@code sweep.grid.max-kl}
 * @param place of its first entry, for messages
 * @param keys the keys it sets, with an example entry; some cases may lack some
 * @param count number of its cases
 * @param first creates the first n cases
 */
record Factor(
    String name,
    String place,
    Map<String, Entry> keys,
    long count,
    LongFunction<List<Map<String, Entry>>> first) {

  /** A factor of existing cases. */
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
