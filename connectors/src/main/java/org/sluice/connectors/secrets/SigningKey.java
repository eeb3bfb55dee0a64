package org.sluice.connectors.secrets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key for signing what actors of a live trial report: the run's own, which signs for everyone, or
 * that of one actor, which is HMAC-SHA256 of {@code TRIAL/ACTOR} under the run's key. Who has an
 * actor's key can neither sign for another actor nor send commands, which belong to the actor with
 * the empty name.
 */
public final class SigningKey {

  /** The least number of bytes. */
  public static final int LEAST_BYTES = 16;

  private static final long LARGEST_FILE = 1024;
  private static final int ID_BYTES = 4;
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] bytes;
  private final boolean ofRun;

  private SigningKey(byte[] bytes, boolean ofRun) {
    if (bytes.length < LEAST_BYTES) {
      throw new IllegalArgumentException(
          "a key must have at least " + LEAST_BYTES + " bytes, not " + bytes.length);
    }
    this.bytes = bytes.clone();
    this.ofRun = ofRun;
  }

  /**
   * A run's key.
   *
   * @param bytes Not modified.
   * @throws IllegalArgumentException if there are fewer than {@link #LEAST_BYTES}
   */
  public static SigningKey ofRun(byte[] bytes) {
    return new SigningKey(bytes, true);
  }

  /**
   * The key of one actor.
   *
   * @param bytes Not modified.
   * @throws IllegalArgumentException if there are fewer than {@link #LEAST_BYTES}
   */
  public static SigningKey ofActor(byte[] bytes) {
    return new SigningKey(bytes, false);
  }

  /**
   * Reads a run's key from a file with hexadecimal digits.
   *
   * @throws SigningKeyException if it holds no key
   * @throws IOException if the file cannot be read
   */
  public static SigningKey ofRun(Path file) throws IOException {
    if (Files.size(file) > LARGEST_FILE) {
      throw new SigningKeyException("is larger than " + LARGEST_FILE + " bytes");
    }
    String digits = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
    if (!digits.matches("([0-9a-fA-F]{2}){" + LEAST_BYTES + ",}")) {
      throw new SigningKeyException(
          "must hold an even number of hexadecimal digits, at least "
              + 2 * LEAST_BYTES
              + ", and nothing else");
    }
    return ofRun(HexFormat.of().parseHex(digits));
  }

  /**
   * What tells keys apart and does not help to guess one: the first 8 hexadecimal digits of
   * HMAC-SHA256 of {@code sluice key id} under it.
   */
  public String id() {
    byte[] digest = mac(bytes).doFinal("sluice key id".getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(digest, 0, ID_BYTES);
  }

  /**
   * The {@link #id} of the run's key in a file; empty for a run whose records are not signed.
   *
   * @param file empty for a run whose records are not signed
   * @throws SigningKeyException if the file holds no key
   * @throws IOException if it cannot be read
   */
  public static String idOf(String file) throws IOException {
    return file.isEmpty() ? "" : ofRun(Path.of(file)).id();
  }

  /**
   * A signer for an actor; for one thread.
   *
   * @param actor its name; empty for commands
   */
  Mac signer(String trial, String actor) {
    if (!ofRun) {
      return mac(bytes);
    }
    return mac(mac(bytes).doFinal((trial + "/" + actor).getBytes(StandardCharsets.UTF_8)));
  }

  private static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return Secrets.HIDDEN;
  }
}
