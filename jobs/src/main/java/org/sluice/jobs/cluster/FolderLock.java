package org.sluice.jobs.cluster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A lock that lets only one command at a time start or stop the cluster in a folder. */
public final class FolderLock {

  private static final String FILE = "lock";

  private final Path folder;
  private final Path file;
  private final Consumer<String> remarks;

  /** Folders that were created for the lock, innermost first. */
  private final List<Path> made = new ArrayList<>();

  private FolderLock(Path folder, Consumer<String> remarks) {
    this.folder = folder;
    this.file = folder.resolve(FILE);
    this.remarks = remarks;
  }

  /**
   * Runs an action while holding the lock. If it fails and the folder is still empty, removes what
   * was created for the lock.
   *
   * @param folder created where it is missing
   * @param remarks notified if it has to wait
   * @throws ClusterException if the folder cannot be written
   */
  public static <T> T hold(Path folder, Consumer<String> remarks, Supplier<T> work) {
    FolderLock lock = new FolderLock(folder, remarks);
    try {
      FileChannel held = lock.take();
      try {
        return lock.run(work);
      } finally {
        held.close();
      }
    } catch (IOException e) {
      throw ClusterException.unwritable(folder, e);
    }
  }

  private FileChannel take() throws IOException {
    Optional<FileChannel> held = Optional.empty();
    while (held.isEmpty()) {
      held = tryToTake();
    }
    return held.get();
  }

  /** Empty if the last holder has removed the file in the meantime. */
  private Optional<FileChannel> tryToTake() throws IOException {
    try {
      makeFile();
      Object identity = identity();
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
      return holds(channel, identity) ? Optional.of(channel) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Waits for the lock; the channel is closed if its file was removed in the meantime, since it
   * then locks nothing.
   */
  private boolean holds(FileChannel channel, Object identity) throws IOException {
    boolean held = false;
    try {
      if (channel.tryLock() == null) {
        remarks.accept(
            String.format(
                "waiting for another command that is starting or stopping the cluster in %s"
                    + " (process %s)",
                folder, Files.readString(file).strip()));
        channel.lock();
      }
      // The file is not opened again from here on: closing it would release the lock.
      String holder = Long.toString(ProcessHandle.current().pid());
      channel.truncate(0).write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
      held = identity().equals(identity);
    } finally {
      if (!held) {
        channel.close();
      }
    }
    return held;
  }

  /** The identity of the file that has the lock's name now. */
  private Object identity() throws IOException {
    Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    return key == null ? file : key; // on file systems without file keys
  }

  private void makeFile() throws IOException {
    for (Path path = folder.toAbsolutePath();
        path != null && !Files.exists(path);
        path = path.getParent()) {
      if (!made.contains(path)) {
        made.add(path);
      }
    }
    Files.createDirectories(folder);
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException e) {
      return; // left by an earlier command, or held by another one now
    }
  }

  private <T> T run(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      try {
        removeIfAlone();
      } catch (IOException rest) { // harmless to the next command
        e.addSuppressed(rest);
      }
      throw e;
    }
  }

  /** Removes the file before releasing the lock, so that a waiting process notices. */
  private void removeIfAlone() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      if (files.anyMatch(other -> !other.getFileName().toString().equals(FILE))) {
        return;
      }
    }
    Files.delete(file);
    for (Path path : made) {
      Files.delete(path); // fails if another command has put something there
    }
  }
}
