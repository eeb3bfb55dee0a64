package org.sluice.learning.live;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.sluice.learning.live.log.Logged;

/**
 * How far a log has been read.
 *
 * @param partition that the trial's records are in; −1 before the first
 * @param offset of the latest record
 * @param time of the log: the latest that any record was appended at
 */
record Place(int partition, long offset, long time) {

  /** Before the first record. */
  static final Place START = new Place(-1, -1, Long.MIN_VALUE);

  /** Whether a record has been read already. */
  boolean isBefore(Logged logged) {
    return logged.partition() == partition && logged.offset() <= offset;
  }

  /** Whether a record is in another partition than those before it. */
  boolean isElsewhere(Logged logged) {
    return partition >= 0 && logged.partition() != partition;
  }

  /** After a record. */
  Place next(Logged logged) {
    return new Place(logged.partition(), logged.offset(), Math.max(time, logged.time()));
  }

  void save(DataOutput out) throws IOException {
    out.writeInt(partition);
    out.writeLong(offset);
    out.writeLong(time);
  }

  static Place restored(DataInput in) throws IOException {
    return new Place(in.readInt(), in.readLong(), in.readLong());
  }
}
