package org.sluice.connectors.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells whether a full disk is behind a failure. What fails on a full disk often says so nowhere: a
 * broker gives up, or a checkpoint is declined.
 */
public final class FullDisk {

  /** With less Kafka cannot make a segment of a topic. */
  private static final long LEAST_BYTES = 1 << 20;

  private static final String SENTENCE = "no space is left on the disk of ";

  /** The system's words for it, and ours. */
  private static final List<String> WORDS =
      List.of("No space left on device", "Disk quota exceeded", SENTENCE);

  private record Disk(Path folder, long usable) {}

  private FullDisk() {}

  /**
   * Says which disk is full, if a failure is due to one: because the system says so in one of its
   * causes, or because there is less than 1 MiB for a folder that is written to.
   *
   * @param failure what has happened
   * @param written folders that were written to; they may be gone
   * @return names the folder that has the least space, and how much that is; empty if no disk is
   *     full
   */
  public static Optional<String> behind(Throwable failure, Collection<Path> written) {
    Optional<Disk> fullest =
        written.stream()
            .map(FullDisk::disk)
            .flatMap(Optional::stream)
            .min(Comparator.comparingLong(Disk::usable));
    return fullest
        .filter(disk -> disk.usable() < LEAST_BYTES || isTold(failure))
        .map(FullDisk::sentence);
  }

  /** Says that a folder's disk is full, if there is less than 1 MiB for it. */
  public static Optional<String> of(Path folder) {
    return disk(folder).filter(disk -> disk.usable() < LEAST_BYTES).map(FullDisk::sentence);
  }

  /** The space that a folder's disk has for this process, such as {@code 12.5 MB}. */
  public static String left(Path folder) {
    return disk(folder).map(disk -> size(disk.usable())).orElse("an unknown amount");
  }

  private static String sentence(Disk disk) {
    return SENTENCE + disk.folder() + " (" + size(disk.usable()) + ")";
  }

  private static String size(long bytes) {
    return bytes < LEAST_BYTES
        ? bytes / 1024 + " kB"
        : String.format(Locale.ROOT, "%,.1f MB", bytes / (double) (1 << 20));
  }

  private static boolean isTold(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (WORDS.stream().anyMatch(message::contains)) {
        return true;
      }
    }
    return false;
  }

  /** Of the folder or, where that is missing, of what it would be made in. */
  private static Optional<Disk> disk(Path folder) {
    Path there = folder.toAbsolutePath();
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    try {
      return Optional.of(new Disk(folder, Files.getFileStore(there).getUsableSpace()));
    } catch (IOException e) {
      return Optional.empty(); // it cannot be asked
    }
  }
}
