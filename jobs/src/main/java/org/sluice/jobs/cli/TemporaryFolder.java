package org.sluice.jobs.cli;

import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.util.FileUtils;

/**
 * The folder that the launcher creates for a process's temporary files. A lock marks it as in use;
 * the next process that starts removes the folders of killed ones.
 */
final class TemporaryFolder {

  private static final String NAMES = "sluice-????????";
  private static final String LOCK = "lock";

  /**
   * A folder without a lock that is older than this was left by a process that never started
   * properly.
   */
  private static final Duration UNCLAIMED = Duration.ofMinutes(10);

  private TemporaryFolder() {}

  /** Locks the folder of this process, if the launcher has created one, and deletes it at exit. */
  static void claim() {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    if (!folder.getFileSystem().getPathMatcher("glob:" + NAMES).matches(folder.getFileName())) {
      return;
    }
    try {
      FileChannel lock = lock(folder);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    try {
                      FileUtils.deleteDirectoryQuietly(folder.toFile());
                    } finally {
                      Reference.reachabilityFence(
                          lock); // otherwise garbage collection would release it
                    }
                  }));
      removeAbandoned(folder);
    } catch (IOException e) {
      // For example a full disk: the next write will report it.
    }
  }

  /**
   * Locks a folder until the channel is closed. The file gets its name only when it is locked: a
   * process that starts at the same moment would take one without a lock for abandoned.
   */
  static FileChannel lock(Path folder) throws IOException {
    Path unnamed = folder.resolve(LOCK + ".new");
    FileChannel channel =
        FileChannel.open(unnamed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.lock();
    Files.move(unnamed, folder.resolve(LOCK), StandardCopyOption.ATOMIC_MOVE);
    return channel;
  }

  /** Removes sibling folders of the same owner whose process has ended. */
  static void removeAbandoned(Path own) throws IOException {
    UserPrincipal owner = Files.getOwner(own, LinkOption.NOFOLLOW_LINKS);
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(own.getParent(), NAMES)) {
      for (Path folder : folders) {
        // Opening and closing our own lock would release it.
        if (!folder.equals(own)
            && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
            && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(owner)
            && isAbandoned(folder)) {
          FileUtils.deleteDirectoryQuietly(folder.toFile());
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static boolean isAbandoned(Path folder) throws IOException {
    Path file = folder.resolve(LOCK);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      Instant made = Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS).toInstant();
      return made.plus(UNCLAIMED).isBefore(Instant.now());
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock free = channel.tryLock()) {
      return free != null;
    } catch (OverlappingFileLockException e) {
      return false; // this process holds it
    }
  }
}
