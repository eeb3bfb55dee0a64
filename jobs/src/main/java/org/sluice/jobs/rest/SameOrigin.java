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

/** Refuses requests that a browser makes for a page from elsewhere, as {@link OwnPages} says. */
final class SameOrigin extends SimpleChannelInboundHandler<HttpRequest> {

  private final boolean listensHereOnly;

  /**
   * @param bindAddress where the interface listens; null for all addresses
   */
  SameOrigin(String bindAddress) {
    super(false); // whoever comes next releases the request
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
}
