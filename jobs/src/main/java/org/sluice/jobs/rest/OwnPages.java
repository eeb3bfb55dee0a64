package org.sluice.jobs.rest;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Which requests are refused: those that a browser makes for a page from elsewhere. A port that
 * listens on this machine only is still within reach of every page that its user opens: a job can
 * be posted as a form, which a browser sends without asking first. Programs that are not browsers
 * send none of the headers looked at here, but for {@code Host}.
 */
public final class OwnPages {

  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "::1");

  /** Of a request that the interface's own page makes, or the user by typing the address. */
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private OwnPages() {}

  /**
   * Whether what listens at an address is within reach of this machine only.
   *
   * @param bindAddress null for all addresses
   */
  static boolean isHere(String bindAddress) {
    return bindAddress != null && LOCAL.contains(bindAddress);
  }

  /**
   * Why a request is refused; empty if it is not.
   *
   * @param listensHereOnly whether it was made to a port that only this machine reaches
   * @param headers the value of a header, null without one
   */
  public static Optional<String> problem(boolean listensHereOnly, UnaryOperator<String> headers) {
    String host = Optional.ofNullable(headers.apply("Host")).orElse("");
    // A name of someone else's that resolves to this machine makes their page of our origin.
    if (listensHereOnly && !LOCAL.contains(bare(host))) {
      return Optional.of("this interface is at localhost, not at '" + host + "'");
    }
    String origin = headers.apply("Origin");
    String site = headers.apply("Sec-Fetch-Site");
    if ((origin != null && !host.equals(authority(origin)))
        || (site != null && !OWN.contains(site))) {
      return Optional.of(
          "requests from other web sites are refused; open http://" + host + " by itself");
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
