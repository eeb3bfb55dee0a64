package org.sluice.learning.trial;

import java.util.Map;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Progress;

/** What an iteration made: the next policy, and the figures about it. */
public record Learned(PolicySnapshot snapshot, Progress progress) {

  /**
   * The end of a trial that cannot go on: its last good policy once more, under the next number.
   *
   * @param good the last good policy
   * @param version the next number
   * @param reason why it cannot
   */
  public static Learned failure(PolicySnapshot good, int version, String reason) {
    return new Learned(
        good.asLast(version),
        new Progress(
            good.trial(),
            version,
            good.steps(),
            0,
            Double.NaN,
            Double.NaN,
            Progress.FAILED,
            Map.of(),
            reason));
  }
}
