package org.sluice.jobs.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ConfigurationUtils;
import org.sluice.connectors.disk.FullDisk;

/**
 * Says why a job on this machine failed. Flink reports many failed checkpoints without their cause,
 * so this looks at the disks that the job writes to.
 */
final class LocalFailure {

  private static final Pattern CHECKPOINTS =
      Pattern.compile(
          "Exceeded checkpoint tolerable failure threshold\\."
              + "(?: The latest checkpoint failed due to (?<latest>.*?)\\.?, view.*)?",
          Pattern.DOTALL);

  private final List<Path> written;
  private final Optional<Path> checkpoints;

  /**
   * @param run the run's folder
   * @param checkpoints where checkpoints are written; empty if that is no folder of this machine
   * @param settings of the local Flink
   */
  LocalFailure(Path run, Optional<Path> checkpoints, Configuration settings) {
    this.checkpoints = checkpoints;
    this.written = new ArrayList<>(List.of(run, Path.of(System.getProperty("java.io.tmpdir"))));
    checkpoints.ifPresent(written::add);
    for (String folder : ConfigurationUtils.parseTempDirectories(settings)) {
      written.add(Path.of(folder));
    }
  }

  /** Whether a failure is due to a full disk. */
  boolean isFullDisk(Throwable failure) {
    return FullDisk.behind(failure, written).isPresent();
  }

  /**
   * Wraps a failure.
   *
   * @param what has failed, to begin the message with
   */
  TrainingException of(String what, Throwable failure) {
    return FullDisk.behind(failure, written)
        .or(() -> failedCheckpoints(TrainingException.reason(failure)))
        .map(reason -> TrainingException.because(what + ": " + reason, failure))
        .orElseGet(() -> new TrainingException(what, failure));
  }

  private Optional<String> failedCheckpoints(String reason) {
    Matcher match = CHECKPOINTS.matcher(reason);
    if (checkpoints.isEmpty() || !match.matches()) {
      return Optional.empty();
    }
    String latest = match.group("latest");
    return Optional.of(
        String.format(
            "too many checkpoints in a row failed%s; they are written to %s, whose disk has %s left",
            latest == null ? "" : " (" + latest + ")",
            checkpoints.get(),
            FullDisk.left(checkpoints.get())));
  }
}
