package org.sluice.learning.live.log;

import java.util.Arrays;

/**
 * How a version came about: which part of the log it was learned from, and proof of it.
 *
 * @param trial the trial's id
 * @param version that was made
 * @param rolledBackTo the version whose policy was published again; −1 if the version was learned
 * @param firstOffset of the log records that its steps came from, the lowest
 * @param lastOffset the offset of the record that completed it
 * @param lags steps of the batch by their lag, 0 … the largest that is allowed, {@code [lags]}
 * @param counts all steps of the log up to {@code lastOffset}
 * @param digest SHA-256, in hexadecimal, of the digest before it, the batch and the policy
 * @param processor the features of the processor that results depend on
 */
public record Manifest(
    String trial,
    int version,
    int rolledBackTo,
    long firstOffset,
    long lastOffset,
    long[] lags,
    StepCounts counts,
    String digest,
    String processor)
    implements LiveNote {

  @Override
  public boolean equals(Object other) {
    return other instanceof Manifest that
        && trial.equals(that.trial)
        && version == that.version
        && rolledBackTo == that.rolledBackTo
        && firstOffset == that.firstOffset
        && lastOffset == that.lastOffset
        && Arrays.equals(lags, that.lags)
        && counts.equals(that.counts)
        && digest.equals(that.digest)
        && processor.equals(that.processor);
  }

  @Override
  public int hashCode() {
    return digest.hashCode();
  }
}
