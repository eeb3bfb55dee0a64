package org.sluice.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** An embedded broker's files, held against a second broker until {@link #close}. */
final class BrokerDirectory implements AutoCloseable {

  private final Path directory;
  private final FileChannel lock;

  /**
   * Creates the directory where it is missing.
   *
   * @throws EmbeddedBrokerException if it cannot be written, or another broker has it
   */
  BrokerDirectory(Path directory) {
    this.directory = directory.toAbsolutePath();
    try {
      Files.createDirectories(directory);
      lock =
          FileChannel.open(
              directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new EmbeddedBrokerException("cannot write to the broker's directory " + directory, e);
    }
    if (!isLocked()) {
      close();
      throw new EmbeddedBrokerException("another broker is running on " + directory);
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

  /** What the storage was formatted for; empty if it has not been. */
  static Optional<String> clusterId(Path directory) {
    Properties meta = new Properties();
    try (Reader in = Files.newBufferedReader(directory.resolve("logs/meta.properties"))) {
      meta.load(in);
      return Optional.ofNullable(meta.getProperty("cluster.id"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Where the topics are. */
  Path logs() {
    return directory.resolve("logs");
  }

  /** Writes the configuration down, and formats the storage if that has not been done yet. */
  void prepare(Properties configuration) {
    Path file = directory.resolve("server.properties");
    try (Writer out = Files.newBufferedWriter(file)) {
      configuration.store(out, "of the embedded broker; written at each start");
    } catch (IOException e) {
      throw new EmbeddedBrokerException("cannot write " + file, e);
    }
    if (Files.exists(logs().resolve("meta.properties"))) {
      return;
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    String[] command = {
      "format", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString()
    };
    int status = StorageTool.execute(command, new PrintStream(said, true, StandardCharsets.UTF_8));
    if (status != 0) {
      throw new EmbeddedBrokerException(
          "cannot format the broker's storage: " + said.toString(StandardCharsets.UTF_8).strip());
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new EmbeddedBrokerException("cannot release the broker's directory " + directory, e);
    }
  }
}
