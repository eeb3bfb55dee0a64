package org.sluice.jobs.plant;

import java.util.concurrent.atomic.AtomicLong;

/** How often each fault was made. For any threads. */
final class FaultCounts {

  final AtomicLong dropped = new AtomicLong();
  final AtomicLong repeated = new AtomicLong();
  final AtomicLong vanished = new AtomicLong();
  final AtomicLong lateRewards = new AtomicLong();
}
