package org.sluice.jobs.conf.trial;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.sluice.jobs.conf.text.ConfigurationException;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.files.RunFiles;
import org.sluice.jobs.run.files.SnapshotFile;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.StartParams;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.StartProblems;
import org.sluice.learning.trial.StartingPoint;
import org.sluice.learning.trial.Trial;

/** Reads the snapshots that trials begin with, each file once. */
public final class StartingSnapshots {

  private final Map<String, Read> known = new HashMap<>();

  private record Read(PolicySnapshot snapshot, String digest) {}

  /** Whether a trial begins with one. */
  static boolean isNamed(Hyperparameters values) {
    return !values.get(StartParams.SNAPSHOT).equals(StartParams.NONE);
  }

  /**
   * A recorded trial with the numbers that it began with.
   *
   * @throws ConfigurationException if its snapshot is not there any more, or is another one
   */
  public static Trial started(Trial trial) {
    if (!isNamed(trial.hyperparameters())) {
      return trial;
    }
    try {
      StartingSnapshots snapshots = new StartingSnapshots();
      List<String> problems = snapshots.problems(trial);
      if (!problems.isEmpty()) {
        throw new ConfigurationException(trial.id() + ": " + problems.get(0));
      }
      return snapshots.start(trial);
    } catch (RunException e) {
      throw new ConfigurationException(
          String.format("%s: %s: %s", trial.id(), StartParams.SNAPSHOT.name, e.getMessage()));
    }
  }

  /**
   * Why a trial cannot begin with the snapshot that it names; empty if it can.
   *
   * @throws RunException if the file cannot be read
   */
  List<String> problems(Trial trial) {
    return StartProblems.of(trial, read(trial.hyperparameters()).snapshot());
  }

  /**
   * A trial with the numbers of the snapshot that it names, and the file's digest.
   *
   * @throws RunException if the file cannot be read, or has another digest than the trial requires
   */
  Trial start(Trial trial) {
    Hyperparameters values = trial.hyperparameters();
    Read read = read(values);
    String required = values.get(StartParams.DIGEST);
    if (!required.equals(StartParams.ANY) && !required.equals(read.digest())) {
      throw new RunException(another(values.get(StartParams.SNAPSHOT), read.digest(), required));
    }
    return trial
        .with(values.with(StartParams.DIGEST, read.digest()))
        .startingFrom(StartingPoint.of(read.snapshot(), values));
  }

  /** Says that a file is not the one that was meant. */
  public static String another(String file, String digest, String required) {
    return String.format(
        "%s is another file than the run began with: its %s is %s, not %s; put the former file"
            + " back, or start a new run",
        file, StartParams.DIGEST.name, digest, required);
  }

  private Read read(Hyperparameters values) {
    String file = values.get(StartParams.SNAPSHOT);
    Read before = known.get(file);
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
    Read read = new Read(SnapshotFile.decode(path, bytes), digest(bytes));
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
