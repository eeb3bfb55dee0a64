package org.sluice.connectors.actor;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.live.log.LiveRecord;
import org.sluice.learning.records.Transitions;

/**
 * Records that wait to be written, bounded by their size: when it is full the oldest make room,
 * since a learner takes new ones more readily. For any number of threads.
 */
final class RecordQueue {

  private static final int RECORD_BYTES = 300;

  private final long capacity;
  private final ArrayDeque<LiveRecord> records = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition added = lock.newCondition();
  private long bytes;
  private long lost;

  /**
   * @param capacity bytes; one record may be larger
   */
  RecordQueue(long capacity) {
    this.capacity = capacity;
  }

  /** What a record stands for: its steps, or one reward. */
  static int steps(LiveRecord record) {
    return record instanceof Experience experience ? experience.steps() : 1;
  }

  /** Bytes of a record, about. */
  static long bytes(LiveRecord record) {
    if (!(record instanceof Experience experience)) {
      return RECORD_BYTES;
    }
    Transitions steps = experience.transitions();
    long observations = (long) steps.observations().size() + 2L * steps.nextObservation().size();
    long floats = steps.actions().length + 2L * steps.steps();
    return RECORD_BYTES
        + observations * (steps.observations().isBytes() ? 1 : Float.BYTES)
        + floats * Float.BYTES;
  }

  /** Adds a record; the oldest are lost if there is no room. */
  void add(LiveRecord record) {
    lock.lock();
    try {
      records.add(record);
      bytes += bytes(record);
      while (bytes > capacity && records.size() > 1) {
        lost += steps(remove());
      }
      added.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Takes the oldest, waiting a while for one; null if none comes. */
  LiveRecord poll(long millis) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (records.isEmpty() && left > 0) {
        left = added.awaitNanos(left);
      }
      return records.isEmpty() ? null : remove();
    } finally {
      lock.unlock();
    }
  }

  private LiveRecord remove() {
    LiveRecord oldest = records.remove();
    bytes -= bytes(oldest);
    return oldest;
  }

  /** Steps and rewards that had to make room. */
  long lost() {
    lock.lock();
    try {
      return lost;
    } finally {
      lock.unlock();
    }
  }
}
