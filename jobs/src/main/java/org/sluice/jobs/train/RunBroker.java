package org.sluice.jobs.train;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.sluice.connectors.kafka.EmbeddedBroker;
import org.sluice.connectors.kafka.KafkaSettings;

/**
 * The broker of a run that names none: it runs in the process that trains, keeps its data in the
 * run's folder, and is found by the address in the file {@code broker} there.
 */
public final class RunBroker {

  /** Where its data is. */
  static final String DATA = "kafka";

  /** Names its address. */
  static final String ADDRESS = "broker";

  private static final int PATIENCE_MILLIS = 2000;

  private final Path folder;

  /**
   * @param folder the run's
   */
  public RunBroker(Path folder) {
    this.folder = folder;
  }

  /** Starts it; at the port that it had before, if that is free. Programs find it there again. */
  public EmbeddedBroker start() {
    int before = address().map(address -> portOf(address)).filter(RunBroker::isFree).orElse(0);
    EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve(DATA), before, Map.of());
    try {
      Files.writeString(folder.resolve(ADDRESS), broker.settings().bootstrapServers() + "\n");
      return broker;
    } catch (IOException e) {
      broker.close();
      throw new TrainingException("cannot write " + folder.resolve(ADDRESS), e);
    }
  }

  /** Whether it has run before, and its data is still there. */
  public boolean hasData() {
    return Files.isDirectory(folder.resolve(DATA));
  }

  /** How to reach it, if it is running. */
  public Optional<KafkaSettings> running() {
    return address().filter(RunBroker::answers).map(KafkaSettings::of);
  }

  private Optional<String> address() {
    try {
      Path file = folder.resolve(ADDRESS);
      return Files.exists(file)
          ? Optional.of(Files.readString(file).strip()).filter(text -> text.matches(".+:\\d{1,5}"))
          : Optional.empty();
    } catch (IOException e) {
      throw new TrainingException("cannot read " + folder.resolve(ADDRESS), e);
    }
  }

  private static int portOf(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  private static boolean answers(String address) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(Loopback.address(), portOf(address)), PATIENCE_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isFree(int port) {
    try {
      new ServerSocket(port, 1, Loopback.address()).close();
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }
}
