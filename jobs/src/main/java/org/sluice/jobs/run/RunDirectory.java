package org.sluice.jobs.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.files.RunFiles;
import org.sluice.jobs.run.files.RunInUseException;

/**
 * The folder of one run, held by this process until it is closed. A run never overwrites files of
 * another: a new run needs a folder that is empty or does not exist.
 *
 * <p>The operating system releases the lock of a killed process. The lock's file stays in the
 * folder, empty. If it were deleted, a process that had opened the old file and a process that
 * creates a new one could both hold a lock.
 */
public final class RunDirectory implements AutoCloseable {

  private static final String LOCK = "lock";

  /**
   * Guards locking and releasing within this process. Where one thread closes a channel while
   * others release and take the lock, the JDK's table of locks (FileLockTable.removeAll in JDK 17)
   * can forget the lock just taken, and a second thread gets it too.
   */
  private static final Object TURN = new Object();

  private static final String HOME = "runs";

  private final Path folder;
  private final FileChannel channel;
  private final boolean made;
  private boolean discarded;

  private RunDirectory(Path folder, FileChannel channel, boolean made) {
    this.folder = folder;
    this.channel = channel;
    this.made = made;
  }

  /** The folder of a run: {@code runs/NAME}, or the name itself if it is a path. */
  public static Path place(String name) {
    return name.contains("/") ? Path.of(name) : Path.of(HOME, name);
  }

  /** The problem with a name for {@link #place}; empty if there is none. */
  public static Optional<String> problem(String name) {
    if (name.isBlank()) {
      return Optional.of("needs a name");
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("must be a name without control characters");
    }
    Path last = Path.of(name).getFileName();
    return last == null || last.toString().matches("\\.{1,2}")
        ? Optional.of("must end with the name of a folder, not with '" + name + "'")
        : Optional.empty();
  }

  /**
   * Creates and locks a folder for a new run.
   *
   * @throws RunException if another process holds it, or it is not empty
   */
  public static RunDirectory create(Path folder) {
    boolean made = !Files.exists(folder);
    RunFiles.makeFolder(folder);
    if (!contents(folder).isEmpty() && !Files.exists(folder.resolve(LOCK))) {
      throw notEmpty(folder);
    }
    RunDirectory directory =
        lock(folder, made, "wait until it ends, or give this run another name with --run");
    if (!contents(folder).isEmpty()) {
      directory.close();
      throw notEmpty(folder);
    }
    return directory;
  }

  /**
   * Locks the folder of a stopped run, to resume it.
   *
   * @throws RunException if another process holds it, or it contains no run
   */
  public static RunDirectory reopen(Path folder) {
    if (!Files.isDirectory(folder) || contents(folder).isEmpty()) {
      throw new RunException(folder + ": contains no run to resume");
    }
    return lock(
        folder,
        false,
        "./sluice top "
            + folder
            + " shows its progress; to resume the run here, stop that process first");
  }

  /**
   * Whether a live process holds a folder. Checks the recorded process id rather than trying the
   * lock, since a reader must not block a process that is locking it.
   */
  public static boolean isHeld(Path folder) {
    Path file = folder.resolve(LOCK);
    if (!Files.exists(file)) {
      return false;
    }
    try {
      String[] owner = Files.readString(file).strip().split("\\s+", 2);
      if (owner[0].isEmpty()) {
        return false; // released, or its owner is about to write its id
      }
      boolean copied = owner.length > 1 && !owner[1].equals(identity(file));
      return !copied
          && ProcessHandle.of(Long.parseLong(owner[0])).map(ProcessHandle::isAlive).orElse(false);
    } catch (NoSuchFileException e) {
      return false; // released just now
    } catch (IOException e) {
      throw RunFiles.failure(file, "cannot be read", e);
    } catch (NumberFormatException e) {
      throw new RunException(file + ": contains no process id; the file is damaged", e);
    }
  }

  /** Saves the run's configuration, which is read after {@link #reopen}. */
  void keep(String configuration) {
    RunFiles.replacePrivate(folder.resolve(RunFiles.CONFIGURATION), configuration);
  }

  /** Whether a run was started in it. */
  boolean isOfARun() {
    return Files.exists(folder.resolve(RunFiles.CONFIGURATION));
  }

  /** Its path. */
  public Path folder() {
    return folder;
  }

  /**
   * Makes {@link #close} delete its contents, and the folder itself if it was created: for a new
   * run that fails to start. Everything in a new run's folder belongs to it.
   */
  public void discard() {
    discarded = true;
  }

  @Override
  public void close() {
    synchronized (TURN) {
      release();
    }
  }

  private void release() {
    try (channel) {
      if (discarded) {
        for (Path file : contents(folder)) {
          FileUtils.deleteFileOrDirectory(file.toFile());
        }
      }
      if (discarded) {
        Files.deleteIfExists(folder.resolve(LOCK));
      } else {
        channel.truncate(0);
      }
      if (discarded && made) {
        Files.deleteIfExists(folder);
      }
    } catch (DirectoryNotEmptyException e) {
      // Another process has just locked it.
    } catch (IOException e) {
      throw RunFiles.failure(folder, "cannot be released", e);
    }
  }

  /**
   * @param advice what to do if another process holds it
   */
  private static RunDirectory lock(Path folder, boolean made, String advice) {
    try {
      Optional<FileChannel> channel = Optional.empty();
      while (channel.isEmpty()) {
        synchronized (TURN) {
          channel = tryToLock(folder, advice);
        }
      }
      return new RunDirectory(folder, channel.get(), made);
    } catch (IOException e) {
      throw RunFiles.failure(folder.resolve(LOCK), "cannot be locked", e);
    }
  }

  /**
   * Empty if a holder has discarded the run after the file was opened, since the lock would be
   * useless.
   */
  private static Optional<FileChannel> tryToLock(Path folder, String advice) throws IOException {
    Path file = folder.resolve(LOCK);
    if (!Files.exists(file)) {
      FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
    }
    FileChannel channel = null;
    boolean held = false;
    try {
      String identity = identity(file);
      channel = FileChannel.open(file, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        throw new RunInUseException(
            String.format("%s: in use by %s; %s", folder, owner(file), advice));
      }
      // The file is not opened again from here on: closing it would release the lock.
      String owner = ProcessHandle.current().pid() + " " + identity + "\n";
      channel.truncate(0).write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.US_ASCII)));
      held = identity(file).equals(identity);
    } catch (NoSuchFileException e) {
      held = false;
    } finally {
      if (channel != null && !held) {
        channel.close();
      }
    }
    return held ? Optional.of(channel) : Optional.empty();
  }

  private static String owner(Path file) throws IOException {
    try {
      String process = Files.readString(file).strip().split("\\s+", 2)[0];
      return process.isEmpty() ? "another process" : "process " + process;
    } catch (NoSuchFileException e) {
      return "another process"; // which is about to end
    }
  }

  /** Identifies a lock file, so that a copy of a locked folder does not count as locked. */
  private static String identity(Path file) throws IOException {
    Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    return String.valueOf(key).replaceAll("\\s", "");
  }

  /** The lock, or null if another process or this one holds it. */
  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** A folder's contents without the lock. */
  private static List<Path> contents(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.endsWith(LOCK)).toList();
    } catch (IOException e) {
      throw RunFiles.failure(folder, "cannot be listed", e);
    }
  }

  private static RunException notEmpty(Path folder) {
    return new RunException(
        folder + ": is not empty; remove it, or give this run another name with --run");
  }
}
