package org.sluice.jobs.rest;

import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.io.network.netty.InboundChannelHandlerFactory;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandler;

/** Adds {@link SameOrigin} to Flink's REST server, which loads this class through ServiceLoader. */
public final class SameOriginFactory implements InboundChannelHandlerFactory {

  @Override
  public int priority() {
    return 0;
  }

  @Override
  public Optional<ChannelHandler> createHandler(
      Configuration flink, Map<String, String> responseHeaders) {
    return Optional.of(new SameOrigin(flink.get(RestOptions.BIND_ADDRESS)));
  }
}
