package org.sluice.jobs.rest;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Decides which requests to reject: those that a browser sends on behalf of another site's page.
 * Any page that the user opens can reach a loopback port: for example, it can post a job as a form,
 * which browsers send without a preflight request. Programs other than browsers send none of the
 * headers checked here except {@code Host}.
 */
public final class OwnPages {

  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "::1");

  /**
   * Values of {@code Sec-Fetch-Site} for requests from the interface's own pages, or from a typed
   * address.
   */
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private OwnPages() {}

  /**
   * Whether only this machine can reach an address.
   *
   * @param bindAddress null for all addresses
   */
  public static boolean isHere(String bindAddress) {
    return bindAddress != null && LOCAL.contains(bindAddress);
  }

  /**
   * Why a request is rejected; empty if it is not.
   *
   * @param listensHereOnly whether only this machine can reach the port
   * @param headers returns a header's value, or null
   */
  public static Optional<String> problem(boolean listensHereOnly, UnaryOperator<String> headers) {
    String host = Optional.ofNullable(headers.apply("Host")).orElse("");
    // A foreign host name that resolves to this machine would make its pages same-origin (DNS
    // rebinding).
    if (listensHereOnly && !LOCAL.contains(bare(host))) {
      return Optional.of("this interface is available at localhost only, not at '" + host + "'");
    }
    String origin = headers.apply("Origin");
    String site = headers.apply("Sec-Fetch-Site");
    if ((origin != null && !host.equals(authority(origin)))
        || (site != null && !OWN.contains(site))) {
      return Optional.of(
          "requests from other web sites are refused; open http://" + host + " directly");
    }
    return Optional.empty();
  }

  /** Without the port, and without the brackets of an IPv6 address. */
  private static String bare(String host) {
    return host.replaceFirst(":\\d+$", "").replaceAll("[\\[\\]]", "");
  }

  private static String authority(String origin) {
    try {
      return URI.create(origin).getAuthority();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
