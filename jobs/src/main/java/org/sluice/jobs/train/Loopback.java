package org.sluice.jobs.train;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;

/**
 * Flink settings for processes that are reachable from this machine only. Flink's defaults listen
 * on all interfaces, let any web page read the REST interface, and accept uploaded jars from
 * anyone.
 */
public final class Loopback {

  /** An address, since what a name resolves to depends on the machine. */
  public static final String HOST = "127.0.0.1";

  private Loopback() {}

  /** The address of {@link #HOST}. */
  public static InetAddress address() {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  /**
   * Binds all of Flink's ports to loopback.
   *
   * @param flink Modified
   */
  public static void bind(Configuration flink) {
    flink.set(JobManagerOptions.ADDRESS, HOST);
    flink.set(JobManagerOptions.BIND_HOST, HOST); // also of the blob server and the metrics
    flink.set(TaskManagerOptions.HOST, HOST);
    flink.set(TaskManagerOptions.BIND_HOST, HOST);
    flink.set(RestOptions.ADDRESS, HOST);
    flink.set(RestOptions.BIND_ADDRESS, HOST);
    flink.set(WebOptions.SUBMIT_ENABLE, false);
    // There is no value for "none"; this origin may read the responses anyway.
    flink.set(WebOptions.ACCESS_CONTROL_ALLOW_ORIGIN, "http://" + HOST);
  }
}
