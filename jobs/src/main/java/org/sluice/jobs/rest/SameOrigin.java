package org.sluice.jobs.rest;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.runtime.rest.FileUploadHandler;
import org.apache.flink.runtime.rest.handler.util.HandlerUtils;
import org.apache.flink.runtime.rest.messages.ErrorResponseBody;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandlerContext;
import org.apache.flink.shaded.netty4.io.netty.channel.SimpleChannelInboundHandler;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpRequest;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpResponseStatus;
import org.apache.flink.shaded.netty4.io.netty.util.ReferenceCountUtil;

/** Rejects requests that a browser sends on behalf of another site's page; see {@link OwnPages}. */
final class SameOrigin extends SimpleChannelInboundHandler<HttpRequest> {

  private final boolean listensHereOnly;

  /**
   * @param bindAddress the interface's bind address; null for all addresses
   */
  SameOrigin(String bindAddress) {
    super(false); // the next handler releases the request
    this.listensHereOnly = OwnPages.isHere(bindAddress);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpRequest request)
      throws IOException {
    Optional<String> problem = OwnPages.problem(listensHereOnly, request.headers()::get);
    if (problem.isEmpty()) {
      context.fireChannelRead(request);
      return;
    }
    FileUploadHandler.getMultipartFileUploads(context).close(); // discards the request's body
    ReferenceCountUtil.release(request);
    CompletableFuture<Void> unused = // closes the connection, even if sending fails
        HandlerUtils.sendErrorResponse(
            context,
            false,
            new ErrorResponseBody(problem.get()),
            HttpResponseStatus.FORBIDDEN,
            Map.of());
  }
}
