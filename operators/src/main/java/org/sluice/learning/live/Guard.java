package org.sluice.learning.live;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;

/**
 * Watches the returns of a live trial in the order of the log: where their mean falls by more than
 * a limit below its best, an earlier version was better.
 */
final class Guard {

  private final double drop;
  private final int window;
  private final ArrayDeque<Double> returns = new ArrayDeque<>();
  private double best = Double.NEGATIVE_INFINITY;
  private int bestVersion;

  /** Episodes of older versions do not count: those before the last change of course. */
  private int firstVersion;

  /**
   * @param drop fall of the mean that is too much; 0 for no guard
   * @param window episodes that the mean is over
   */
  Guard(double drop, int window) {
    this.drop = drop;
    this.window = window;
  }

  /** The version whose mean was the best so far; 0 at first. */
  int bestVersion() {
    return bestVersion;
  }

  /**
   * Counts an episode.
   *
   * @param actedVersion the version that acted at its end
   * @return whether the best version should be published again
   */
  boolean fallen(double episodeReturn, int actedVersion) {
    if (drop == 0 || actedVersion < firstVersion) {
      return false;
    }
    returns.addLast(episodeReturn);
    if (returns.size() > window) {
      returns.removeFirst();
    }
    if (returns.size() < window) {
      return false;
    }
    double sum = 0;
    for (double one : returns) {
      sum += one;
    }
    double mean = sum / window;
    if (mean > best) {
      best = mean;
      bestVersion = actedVersion;
    }
    return best - mean > drop;
  }

  /** Begins a new window with the episodes of a version and those after it. */
  void restart(int version) {
    returns.clear();
    firstVersion = version;
  }

  void save(DataOutput out) throws IOException {
    out.writeInt(returns.size());
    for (double one : returns) {
      out.writeDouble(one);
    }
    out.writeDouble(best);
    out.writeInt(bestVersion);
    out.writeInt(firstVersion);
  }

  void restore(DataInput in) throws IOException {
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      returns.add(in.readDouble());
    }
    best = in.readDouble();
    bestVersion = in.readInt();
    firstVersion = in.readInt();
  }
}
