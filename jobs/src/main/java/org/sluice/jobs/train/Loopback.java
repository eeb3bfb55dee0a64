package org.sluice.jobs.train;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;

/**
 * Flink's settings for processes that only this machine's users may talk to. Flink's own defaults
 * listen on all interfaces, let any web page read the REST interface and take jars from anyone.
 */
public final class Loopback {

  /** Not a name: what it resolves to would depend on the machine. */
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
   * Binds all of Flink's ports to this machine.
   *
   * @param flink Modified
   */
  public static void bind(Configuration flink) {
    flink.set(JobManagerOptions.ADDRESS, HOST);
    flink.set(JobManagerOptions.BIND_HOST, HOST); // of the blob server and the metrics, too
    flink.set(TaskManagerOptions.HOST, HOST);
    flink.set(TaskManagerOptions.BIND_HOST, HOST);
    flink.set(RestOptions.ADDRESS, HOST);
    flink.set(RestOptions.BIND_ADDRESS, HOST);
    flink.set(WebOptions.SUBMIT_ENABLE, false);
    // There is no word for "none"; this origin may read the answers anyway.
    flink.set(WebOptions.ACCESS_CONTROL_ALLOW_ORIGIN, "http://" + HOST);
  }
}
