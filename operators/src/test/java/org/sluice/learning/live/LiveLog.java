package org.sluice.learning.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.live.log.LiveRecord;
import org.sluice.learning.live.log.Logged;

/** A log in memory; a millisecond passes with each record. */
final class LiveLog {

  final List<Logged> records = new ArrayList<>();
  private long time = 1_000;

  Logged append(LiveRecord record) {
    time++;
    Logged logged = new Logged(record, 0, records.size(), time, checksum(record));
    records.add(logged);
    return logged;
  }

  void pass(long milliseconds) {
    time += milliseconds;
  }

  long steps() {
    return records.stream()
        .mapToLong(one -> one.record() instanceof Experience e ? e.steps() : 0)
        .sum();
  }

  private static long checksum(LiveRecord record) {
    return record instanceof Experience e
        ? 31L * e.hashCode() + Arrays.hashCode(e.transitions().rewards())
        : 0;
  }
}
