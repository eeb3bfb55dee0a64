package org.sluice.jobs.rest;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.runtime.rest.FileUploadHandler;
import org.apache.flink.runtime.rest.handler.util.HandlerUtils;
import org.apache.flink.runtime.rest.messages.ErrorResponseBody;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandlerContext;
import org.apache.flink.shaded.netty4.io.netty.channel.SimpleChannelInboundHandler;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpHeaderNames;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpHeaders;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpRequest;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpResponseStatus;
import org.apache.flink.shaded.netty4.io.netty.util.ReferenceCountUtil;

/**
 * Refuses requests that a browser makes for a page from elsewhere. A port that listens on this
 * machine only is still within reach of every page that its user opens: a job can be posted as a
 * form, which a browser sends without asking first. Programs that are not browsers send none of the
 * headers looked at here, but for {@code Host}.
 */
final class SameOrigin extends SimpleChannelInboundHandler<HttpRequest> {

  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "::1");

  /** Of a request that the interface's own page makes, or the user by typing the address. */
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private final boolean listensHereOnly;

  /**
   * @param bindAddress where the interface listens; null for all addresses
   */
  SameOrigin(String bindAddress) {
    super(false); // whoever comes next releases the request
    this.listensHereOnly = bindAddress != null && LOCAL.contains(bindAddress);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpRequest request)
      throws IOException {
    Optional<String> problem = problem(request.headers());
    if (problem.isEmpty()) {
      context.fireChannelRead(request);
      return;
    }
    FileUploadHandler.getMultipartFileUploads(context).close(); // removes what came with it
    ReferenceCountUtil.release(request);
    CompletableFuture<Void> unused = // it closes the connection, sent or not
        HandlerUtils.sendErrorResponse(
            context,
            false,
            new ErrorResponseBody(problem.get()),
            HttpResponseStatus.FORBIDDEN,
            Map.of());
  }

  private Optional<String> problem(HttpHeaders headers) {
    String host = headers.get(HttpHeaderNames.HOST, "");
    // A name of someone else's that resolves to this machine makes their page of our origin.
    if (listensHereOnly && !LOCAL.contains(bare(host))) {
      return Optional.of("this interface is at localhost, not at '" + host + "'");
    }
    String origin = headers.get(HttpHeaderNames.ORIGIN);
    String site = headers.get("sec-fetch-site");
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
