package org.sluice.learning.live;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import org.sluice.learning.live.log.Release;

/** What operators have decided: whether the trial learns, and who follows its newest version. */
final class Course {

  private boolean frozen;
  private int stable;
  private double share = 1;

  boolean frozen() {
    return frozen;
  }

  /** Learns nothing from now on, or learns again. */
  Optional<String> freeze(boolean freeze) {
    frozen = freeze;
    return Optional.empty();
  }

  /**
   * Lets a share of the actors follow the newest version. The others stay with the version that was
   * the newest when the share became less than 1.
   */
  Optional<String> share(double wanted, int newest) {
    if (!(wanted >= 0 && wanted <= 1)) {
      return Optional.of("a share is 0 … 1, not " + wanted);
    }
    if (share == 1 || wanted == 1) {
      stable = newest;
    }
    share = wanted;
    return Optional.empty();
  }

  /** A version was published. */
  void published(int version) {
    if (share == 1) {
      stable = version;
    }
  }

  /** What actors are to follow. */
  Release release(String trial, int newest) {
    return new Release(trial, stable, newest, share, frozen);
  }

  void save(DataOutput out) throws IOException {
    out.writeBoolean(frozen);
    out.writeInt(stable);
    out.writeDouble(share);
  }

  void restore(DataInput in) throws IOException {
    frozen = in.readBoolean();
    stable = in.readInt();
    share = in.readDouble();
  }
}
