package org.sluice.learning.live.log;

import java.util.Arrays;

/**
 * A part of a live trial's learner as it was stored: all the parts of a version, in their order,
 * are what the log is read with from an offset on.
 *
 * @param trial the trial's id
 * @param version the newest that the learner has made
 * @param nextOffset of the first record of the log that it has not read
 * @param format of the bytes; a build continues from its own only
 * @param digest of the versions so far, as in the version's {@link Manifest}
 * @param checksum CRC-32C of all parts' bytes together
 * @param part from 0
 * @param parts how many there are
 * @param bytes of this part
 */
public record LearnerPart(
    String trial,
    int version,
    long nextOffset,
    int format,
    String digest,
    long checksum,
    int part,
    int parts,
    byte[] bytes)
    implements LiveNote {

  @Override
  public boolean equals(Object other) {
    return other instanceof LearnerPart that
        && trial.equals(that.trial)
        && version == that.version
        && nextOffset == that.nextOffset
        && format == that.format
        && digest.equals(that.digest)
        && checksum == that.checksum
        && part == that.part
        && parts == that.parts
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(checksum) + part;
  }
}
