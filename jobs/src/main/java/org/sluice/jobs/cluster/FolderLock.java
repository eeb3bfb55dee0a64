package org.sluice.jobs.cluster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Held while a command starts or stops the cluster of a folder, so that only one does. */
public final class FolderLock {

  private static final String FILE = "lock";

  private FolderLock() {}

  /**
   * Does something once no other command has the folder.
   *
   * @param folder created where it is missing
   * @param remarks is told if there is something to wait for
   * @throws ClusterException if the folder cannot be written
   */
  public static <T> T hold(Path folder, Consumer<String> remarks, Supplier<T> work) {
    try {
      Files.createDirectories(folder);
      try (FileChannel file =
          FileChannel.open(
              folder.resolve(FILE),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE)) {
        if (file.tryLock() == null) {
          remarks.accept(
              String.format(
                  "waiting for another command that is starting or stopping the cluster in %s"
                      + " (process %s)",
                  folder, Files.readString(folder.resolve(FILE)).strip()));
          file.lock();
        }
        String holder = Long.toString(ProcessHandle.current().pid());
        file.truncate(0).write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
        return work.get();
      }
    } catch (IOException e) {
      throw new ClusterException("cannot write to the cluster's folder " + folder, e);
    }
  }
}
