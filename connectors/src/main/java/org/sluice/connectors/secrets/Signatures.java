package org.sluice.connectors.secrets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.codec.UnreadableRecordException.Reason;
import org.sluice.learning.live.log.DelayedReward;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.live.log.LiveRecord;

/**
 * Signatures of the records of the experience topic: HMAC-SHA256 of the record's bytes under its
 * actor's {@link SigningKey}, as 64 hexadecimal digits. The bytes hold the trial, the actor and the
 * step, so a signature is good for no other record. For one thread.
 */
public final class Signatures {

  /** The header with the signature. */
  public static final String HEADER = "sluice-signature";

  /** Actors whose signers are kept: names come from outside. */
  private static final int MOST_SIGNERS = 1000;

  private record Signatory(String trial, String actor) {}

  private final SigningKey key;
  private final Map<Signatory, Mac> signers =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Signatory, Mac> eldest) {
          return size() > MOST_SIGNERS;
        }
      };

  public Signatures(SigningKey key) {
    this.key = key;
  }

  /**
   * With the run's key in a file.
   *
   * @param file empty for a run whose records are not signed
   * @throws SigningKeyException if the file holds no key
   * @throws IOException if it cannot be read
   */
  public static Optional<Signatures> of(String file) throws IOException {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Signatures(SigningKey.ofRun(Path.of(file))));
  }

  /**
   * The header's value.
   *
   * @param value Not modified. The record's bytes
   */
  public byte[] of(LiveRecord record, byte[] value) {
    Mac signer =
        signers.computeIfAbsent(
            new Signatory(record.trial(), actor(record)),
            signatory -> key.signer(signatory.trial(), signatory.actor()));
    return HexFormat.of().formatHex(signer.doFinal(value)).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Checks a record's signature.
   *
   * @param header the value of {@link #HEADER}, or null
   * @param value Not modified. The record's bytes
   * @throws UnreadableRecordException if the header is missing or was made with another key
   */
  public void check(LiveRecord record, byte[] header, byte[] value)
      throws UnreadableRecordException {
    if (header == null) {
      throw new UnreadableRecordException(
          Reason.FORGED, "the header " + HEADER + " is missing, and this run takes signed records");
    }
    if (!MessageDigest.isEqual(header, of(record, value))) {
      String actor = actor(record);
      throw new UnreadableRecordException(
          Reason.FORGED,
          String.format(
              "the header %s was not made with the key of %s",
              HEADER, actor.isEmpty() ? "the run" : "actor " + actor));
    }
  }

  private static String actor(LiveRecord record) {
    if (record instanceof Experience experience) {
      return experience.actor();
    }
    return record instanceof DelayedReward reward ? reward.actor() : ""; // of a command
  }
}
