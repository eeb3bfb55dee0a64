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

/** Held while a command starts or stops the cluster of a folder, so that only one does. */
public final class FolderLock {

  private static final String FILE = "lock";

  private final Path folder;
  private final Path file;
  private final Consumer<String> remarks;

  /** Folders that were missing, the innermost first. */
  private final List<Path> made = new ArrayList<>();

  private FolderLock(Path folder, Consumer<String> remarks) {
    this.folder = folder;
    this.file = folder.resolve(FILE);
    this.remarks = remarks;
  }

  /**
   * Does something once no other command has the folder. If that fails before anything is in the
   * folder, what was made for the lock is removed again.
   *
   * @param folder created where it is missing
   * @param remarks is told if there is something to wait for
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
      throw new ClusterException("cannot write to the cluster's folder " + folder, e);
    }
  }

  private FileChannel take() throws IOException {
    Optional<FileChannel> held = Optional.empty();
    while (held.isEmpty()) {
      held = tryToTake();
    }
    return held.get();
  }

  /** Empty if its last holder has removed the file meanwhile. */
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

  /** Waits for the lock; the channel is closed if its file was removed meanwhile: it locks none. */
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
      // From here on the file is not opened again: to close it would give up the lock.
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

  /** Of the file that has the lock's name now. */
  private Object identity() throws IOException {
    Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    return key == null ? file : key; // where files have no numbers
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
      return; // an earlier command's, or one's that has it now
    }
  }

  private <T> T run(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      try {
        removeIfAlone();
      } catch (IOException rest) { // of no harm to the next command
        e.addSuppressed(rest);
      }
      throw e;
    }
  }

  /** Before the lock is let go, so that whoever waits for it sees that the file has gone. */
  private void removeIfAlone() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      if (files.anyMatch(other -> !other.getFileName().toString().equals(FILE))) {
        return;
      }
    }
    Files.delete(file);
    for (Path path : made) {
      Files.delete(path); // fails if another command has come in
    }
  }
}
