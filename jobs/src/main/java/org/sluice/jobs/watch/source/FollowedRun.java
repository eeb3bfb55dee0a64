package org.sluice.jobs.watch.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sluice.jobs.run.RunMetadata;
import org.sluice.jobs.run.SubmittedJob;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.recorded.RecordedRun;
import org.sluice.jobs.run.rejected.RejectedFile;
import org.sluice.jobs.run.rejected.RejectionCount;

/** The files of a run that are not those of its trials, read whenever they have changed. */
final class FollowedRun {

  private static final String NOT_RECORDED =
      "no "
          + RejectedFile.NAME
          + " in the folder: an older build trained the run, its topic of rejected records could not"
          + " be read, or nobody followed it";

  private final Path folder;
  private final String name;
  private List<Object> versions = List.of();
  private WatchedRun last;

  /**
   * @param name for display
   */
  FollowedRun(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  WatchedRun read() {
    List<Object> now =
        Stream.of(RunMetadata.FILE, RejectedFile.NAME, SubmittedJob.NAME)
            .map(this::version)
            .toList();
    boolean deleted = last != null && !Files.isDirectory(folder);
    if (!deleted && (last == null || !now.equals(versions))) {
      versions = now;
      last = readAgain();
    }
    return last;
  }

  /** What tells whether a file has changed. */
  private Object version(String name) {
    try {
      BasicFileAttributes file =
          Files.readAttributes(folder.resolve(name), BasicFileAttributes.class);
      return List.of(String.valueOf(file.fileKey()), file.size(), file.lastModifiedTime());
    } catch (IOException e) {
      return "none";
    }
  }

  private WatchedRun readAgain() {
    RecordedRun recorded = RecordedRun.read(folder);
    try {
      Optional<List<RejectionCount>> rejected = RejectedFile.read(folder);
      return run(recorded, rejected, rejected.isPresent() ? "" : NOT_RECORDED);
    } catch (RunException e) {
      return run(recorded, Optional.empty(), e.getMessage());
    }
  }

  private WatchedRun run(
      RecordedRun recorded, Optional<List<RejectionCount>> rejected, String unknown) {
    return new WatchedRun(name, Optional.of(recorded), submitted(), rejected, unknown);
  }

  private Optional<SubmittedJob> submitted() {
    try {
      return SubmittedJob.read(folder);
    } catch (RunException e) {
      return Optional.empty(); // the trials' standings say so
    }
  }
}
