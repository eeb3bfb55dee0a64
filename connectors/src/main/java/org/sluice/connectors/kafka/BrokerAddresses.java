package org.sluice.connectors.kafka;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Utils;

/** Explains why Kafka's client can use none of the brokers' addresses. */
final class BrokerAddresses {

  private static final String KEY = "(kafka.bootstrap-servers in a configuration)";

  private BrokerAddresses() {}

  /**
   * The problem with the addresses.
   *
   * @param addresses {@code HOST:PORT,…}
   * @return empty if one of them can be used
   */
  static Optional<String> problem(String addresses) {
    List<String> unknown = new ArrayList<>();
    for (String written : addresses.split(",", -1)) {
      String address = written.strip();
      String host = Utils.getHost(address);
      if (host == null || Utils.getPort(address) == null) {
        return Optional.of(
            String.format(
                "'%s' is not a Kafka broker's address: use HOST:PORT, such as localhost:9092 %s",
                address, KEY));
      }
      if (isKnown(host)) {
        return Optional.empty();
      }
      unknown.add(host);
    }
    return Optional.of(
        String.format(
            "the host %s of the Kafka broker cannot be resolved; check the name %s, and that this"
                + " machine's DNS or /etc/hosts knows it",
            String.join(", ", unknown), KEY));
  }

  private static boolean isKnown(String host) {
    try {
      return InetAddress.getByName(host) != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
