package org.sluice.jobs.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.util.IOUtils;

/**
 * A TCP port of a member of a cluster.
 *
 * @param member its process
 * @param use what it is for
 * @param number from 1 to 65535
 * @param remedy how to choose another one
 */
record Port(String member, String use, int number, String remedy) {

  /** The use of metrics ports. */
  static final String METRICS = "metrics";

  private static final int CONNECT_MILLIS = 1000;

  /** Free port numbers. */
  static List<Integer> free(int count) {
    List<ServerSocket> held = new ArrayList<>(); // all open at once, so that none is returned twice
    try {
      for (int i = 0; i < count; i++) {
        held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } catch (IOException e) {
      throw new ClusterException("no free port on this machine", e);
    } finally {
      IOUtils.closeAllQuietly(held);
    }
  }

  /**
   * Checks that the ports are free.
   *
   * @throws ClusterException naming each port in use, and by which process
   */
  static void requireFree(List<Port> ports) {
    String taken =
        ports.stream()
            .filter(port -> !port.isFree())
            .map(Port::taken)
            .collect(Collectors.joining("\n  "));
    if (!taken.isEmpty()) {
      throw new ClusterException("the cluster cannot start:\n  " + taken);
    }
  }

  private boolean isFree() {
    try {
      new ServerSocket(number, 1, InetAddress.getLoopbackAddress()).close();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private String taken() {
    return String.format(
        "port %d, needed for %s, is in use by %s; stop it, or %s",
        number, use, Listener.at(number).map(Listener::describe).orElse("another program"), remedy);
  }

  /** Whether a process accepts connections on the port. */
  boolean answers() {
    try (Socket probe = new Socket()) {
      probe.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), number), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
