package org.sluice.learning.trial;

import java.nio.ByteBuffer;
import org.sluice.learning.records.Segment;

/** Mean return and length of a trial's last episodes. */
final class EpisodeAverages {

  /** The number of episodes averaged. */
  static final int WINDOW = 40;

  private final double[] returns = new double[WINDOW];
  private final int[] lengths = new int[WINDOW];
  private int count;

  void add(Segment segment) {
    for (int i = 0; i < segment.episodeReturns().length; i++) {
      returns[count % WINDOW] = segment.episodeReturns()[i];
      lengths[count % WINDOW] = segment.episodeLengths()[i];
      count++;
    }
  }

  /** NaN before the first episode has ended. */
  double meanReturn() {
    double sum = 0;
    for (int i = 0; i < filled(); i++) {
      sum += returns[i];
    }
    return sum / filled();
  }

  /** NaN before the first episode has ended. */
  double meanLength() {
    double sum = 0;
    for (int i = 0; i < filled(); i++) {
      sum += lengths[i];
    }
    return sum / filled();
  }

  int stateBytes() {
    return Integer.BYTES + WINDOW * (Double.BYTES + Integer.BYTES);
  }

  void save(ByteBuffer out) {
    out.putInt(count);
    for (int i = 0; i < WINDOW; i++) {
      out.putDouble(returns[i]).putInt(lengths[i]);
    }
  }

  void restore(ByteBuffer in) {
    count = in.getInt();
    for (int i = 0; i < WINDOW; i++) {
      returns[i] = in.getDouble();
      lengths[i] = in.getInt();
    }
  }

  private int filled() {
    return Math.min(count, WINDOW);
  }
}
