package org.sluice.learning.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.sluice.learning.live.log.LearnerPart;

/**
 * A live trial's learner between two records of its log: all that learning needs to continue from
 * there, bit for bit.
 *
 * @param trial the trial's id
 * @param version the newest that it has made
 * @param nextOffset of the first record of the log that it has not read
 * @param digest of the versions so far
 * @param state what {@link LiveLearner#save} wrote; not modified
 */
public record StoredLearner(
    String trial, int version, long nextOffset, String digest, byte[] state) {

  /** Of the state that this build writes and reads; changed whenever that changes. */
  public static final int FORMAT = 1;

  /** CRC-32C of the state. */
  public long checksum() {
    CRC32C checksum = new CRC32C();
    checksum.update(state, 0, state.length);
    return checksum.getValue();
  }

  /**
   * Its parts, in their order.
   *
   * @param largest bytes of a part, at least 1
   */
  public List<LearnerPart> parts(int largest) {
    int count = (state.length - 1) / largest + 1;
    long checksum = checksum();
    List<LearnerPart> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int end = (int) Math.min(state.length, (i + 1L) * largest);
      parts.add(
          new LearnerPart(
              trial,
              version,
              nextOffset,
              FORMAT,
              digest,
              checksum,
              i,
              count,
              Arrays.copyOfRange(state, i * largest, end)));
    }
    return parts;
  }

  /**
   * The learner of all its parts.
   *
   * @param parts in their order
   * @throws IllegalArgumentException if they are another build's, or not the parts of one learner
   */
  public static StoredLearner of(List<LearnerPart> parts) {
    LearnerPart first = parts.get(0);
    if (first.format() != FORMAT) {
      throw new IllegalArgumentException(
          String.format(
              "the learner of version %d is stored in format %d, and this build reads format %d;"
                  + " use the build that trained it",
              first.version(), first.format(), FORMAT));
    }
    int length = parts.stream().mapToInt(part -> part.bytes().length).sum();
    byte[] state = new byte[length];
    int end = 0;
    for (LearnerPart part : parts) {
      System.arraycopy(part.bytes(), 0, state, end, part.bytes().length);
      end += part.bytes().length;
    }
    StoredLearner learner =
        new StoredLearner(
            first.trial(), first.version(), first.nextOffset(), first.digest(), state);
    if (parts.size() != first.parts() || learner.checksum() != first.checksum()) {
      throw new IllegalArgumentException(
          String.format(
              "the stored learner of version %d is damaged: its checksum does not match; begin with"
                  + " another one",
              first.version()));
    }
    return learner;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoredLearner that
        && trial.equals(that.trial)
        && version == that.version
        && nextOffset == that.nextOffset
        && digest.equals(that.digest)
        && Arrays.equals(state, that.state);
  }

  @Override
  public int hashCode() {
    return digest.hashCode();
  }
}
