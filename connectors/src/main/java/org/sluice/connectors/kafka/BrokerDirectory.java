package org.sluice.connectors.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.sluice.connectors.disk.FullDisk;

/** An embedded broker's directory, locked against other brokers until {@link #close}. */
final class BrokerDirectory implements AutoCloseable {

  private final Path directory;
  private final FileChannel lock;
  private final FolderLink logs;

  /**
   * Creates and locks the directory.
   *
   * @throws EmbeddedBrokerException if it cannot be written, or another broker uses it
   */
  BrokerDirectory(Path directory) {
    this.directory = directory.toAbsolutePath();
    try {
      Files.createDirectories(directory);
      lock =
          FileChannel.open(
              directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new EmbeddedBrokerException(
          "cannot write to the broker's directory " + directory + " (" + e.getMessage() + ")", e);
    }
    if (!isLocked()) {
      release();
      throw new EmbeddedBrokerException("another broker is running on " + directory);
    }
    try {
      logs = FolderLink.to(this.directory.resolve("logs"));
    } catch (RuntimeException e) {
      release();
      throw e;
    }
  }

  private boolean isLocked() {
    try {
      FileLock held = lock.tryLock();
      return held != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      throw new EmbeddedBrokerException("cannot lock the broker's directory " + directory, e);
    }
  }

  /**
   * Checks that its disk is not full: a broker that starts on a full one fails later, in many ways.
   *
   * @throws EmbeddedBrokerException if it is
   */
  void requireSpace() {
    FullDisk.of(directory)
        .ifPresent(
            reason -> {
              throw new EmbeddedBrokerException("the embedded broker does not start: " + reason);
            });
  }

  /** The problem with the directory if it is known; otherwise a given text. */
  String faultOr(String otherwise) {
    if (!Files.isDirectory(directory)) {
      return directory + " has been removed";
    }
    return FullDisk.of(directory).orElse(otherwise + " (" + directory + ")");
  }

  /** The cluster id that the storage was formatted with; empty if it was not formatted. */
  static Optional<String> clusterId(Path directory) {
    Properties meta = new Properties();
    try (Reader in = Files.newBufferedReader(directory.resolve("logs/meta.properties"))) {
      meta.load(in);
      return Optional.ofNullable(meta.getProperty("cluster.id"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The path of the topics in a form that Kafka accepts. */
  Path logs() {
    return logs.path();
  }

  /**
   * Formats the storage if necessary. Does not use Kafka's tool, which reads the path from a file
   * that cannot represent every folder name.
   */
  void format(int node, String controllerListener) {
    if (Files.exists(logs().resolve("meta.properties"))) {
      return;
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try {
      new Formatter()
          .setPrintStream(new PrintStream(said, true, StandardCharsets.UTF_8))
          .setNodeId(node)
          .setClusterId(Uuid.randomUuid().toString())
          .setControllerListenerName(controllerListener)
          .setMetadataLogDirectory(logs().toString())
          .addDirectory(logs().toString())
          .run();
    } catch (Exception e) { // as declared
      throw new EmbeddedBrokerException(
          String.format(
              "cannot format the broker's storage in %s: %s %s",
              directory, e.getMessage(), said.toString(StandardCharsets.UTF_8).strip()),
          e);
    }
  }

  @Override
  public void close() {
    try (logs) {
      release();
    }
  }

  private void release() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new EmbeddedBrokerException("cannot release the broker's directory " + directory, e);
    }
  }
}
