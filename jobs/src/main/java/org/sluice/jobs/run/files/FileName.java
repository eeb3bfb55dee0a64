package org.sluice.jobs.run.files;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes names that every file system accepts. */
public final class FileName {

  private static final int MOST = 100;
  private static final int DIGEST_BYTES = 6;

  private FileName() {}

  /**
   * The text itself if it is short and safe; otherwise a shortened form with a digest. At most 113
   * ASCII characters.
   */
  public static String of(String text) {
    String harmless = text.replaceAll("[^A-Za-z0-9._=,+-]", "_").replaceFirst("^[.-]", "_");
    return harmless.equals(text) && text.length() <= MOST && !text.isEmpty()
        ? text
        : harmless.substring(0, Math.min(MOST, harmless.length())) + "-" + digest(text);
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
