package org.sluice.jobs.plant;

import java.util.function.Consumer;
import org.sluice.connectors.actor.RecordInterceptor;
import org.sluice.env.Generator;
import org.sluice.learning.live.log.LiveRecord;

/** Loses and repeats a share of the records, and counts both. */
final class FaultyLine implements RecordInterceptor {

  private final Faults faults;
  private final Generator random;
  private final FaultCounts counts;

  FaultyLine(Faults faults, FaultCounts counts, long seed) {
    this.faults = faults;
    this.counts = counts;
    this.random = new Generator(seed);
  }

  @Override
  public void accept(LiveRecord record, Consumer<LiveRecord> onward) {
    double draw = draw();
    if (draw < faults.lose()) {
      counts.dropped.incrementAndGet();
      return;
    }
    onward.accept(record);
    if (draw() < faults.repeat()) {
      counts.repeated.incrementAndGet();
      onward.accept(record);
    }
  }

  private synchronized double draw() {
    return random.nextDouble();
  }
}
