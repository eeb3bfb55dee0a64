package org.sluice.connectors.kafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Main class that runs an {@link EmbeddedBroker} in its own process until it is terminated. */
public final class BrokerProcess {

  private BrokerProcess() {}

  /**
   * Runs a broker.
   *
   * @param arguments its directory and its port for clients
   * @throws InterruptedException never, since the process ends by a signal
   */
  public static void main(String[] arguments) throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    EmbeddedBroker broker =
        EmbeddedBroker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Map.of());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  broker.close();
                  closed.countDown();
                }));
    System.out.println("listens at " + broker.bootstrapServers());
    closed.await();
  }
}
