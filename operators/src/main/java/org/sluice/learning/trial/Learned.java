package org.sluice.learning.trial;

import java.util.Map;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Progress;

/** The result of an iteration: the next policy and its progress row. */
public record Learned(PolicySnapshot snapshot, Progress progress) {

  /**
   * The end of a failed trial: its last good policy again, under the next version.
   *
   * @param good the last good policy
   * @param version the next version
   * @param reason why it failed
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
