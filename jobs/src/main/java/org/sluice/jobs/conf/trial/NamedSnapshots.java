package org.sluice.jobs.conf.trial;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.flink.ml.param.Param;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.files.RunFiles;
import org.sluice.jobs.run.files.SnapshotFile;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.StartParams;
import org.sluice.learning.records.PolicySnapshot;

/** Reads the snapshots that configurations name, each file once. */
final class NamedSnapshots {

  private final Map<String, Named> known = new HashMap<>();

  /**
   * A snapshot that was read.
   *
   * @param digest SHA-256 of its file
   */
  record Named(PolicySnapshot snapshot, String digest) {

    /**
     * Checks that it is the one that was meant.
     *
     * @param file key of its file
     * @param digest key of what its digest must be
     * @throws RunException if it is another
     */
    void require(Hyperparameters values, Param<String> file, Param<String> digest) {
      String required = values.get(digest);
      if (!required.equals(StartParams.ANY) && !required.equals(this.digest)) {
        throw new RunException(another(values.get(file), digest, this.digest, required));
      }
    }
  }

  /** Says that a file is not the one that was meant. */
  static String another(String file, Param<String> key, String digest, String required) {
    return String.format(
        "%s is another file than the run began with: its %s is %s, not %s; put the former file"
            + " back, or start a new run",
        file, key.name, digest, required);
  }

  /**
   * A snapshot.
   *
   * @throws RunException if the file cannot be read, or is none
   */
  Named read(String file) {
    Named before = known.get(file);
    if (before != null) {
      return before;
    }
    Path path;
    try {
      path = Path.of(file);
    } catch (InvalidPathException e) {
      throw new RunException("'" + file + "' is no path: " + e.getReason(), e);
    }
    byte[] bytes = RunFiles.read(path);
    Named read = new Named(SnapshotFile.decode(path, bytes), digest(bytes));
    known.put(file, read);
    return read;
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
