package org.sluice.jobs.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.apache.flink.runtime.io.network.netty.InboundChannelHandlerFactory;
import org.apache.flink.shaded.netty4.io.netty.channel.embedded.EmbeddedChannel;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.DefaultFullHttpRequest;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpMethod;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpRequest;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpResponse;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {

  private static final String HERE = "127.0.0.1";

  private static EmbeddedChannel asked(
      String bindAddress, String host, String origin, String fetchSite) {
    HttpRequest request =
        new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/v1/jobs");
    set(request, "Host", host);
    set(request, "Origin", origin);
    set(request, "Sec-Fetch-Site", fetchSite);
    EmbeddedChannel channel = new EmbeddedChannel(new SameOrigin(bindAddress));
    channel.writeInbound(request);
    return channel;
  }

  private static boolean letsThrough(EmbeddedChannel channel) {
    return !channel.inboundMessages().isEmpty();
  }

  private static void set(HttpRequest request, String header, String value) {
    if (value != null) {
      request.headers().set(header, value);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:8081,,",
    "127.0.0.1:8081,,",
    "[::1]:8081,,",
    "localhost,,none",
    "localhost:8081,http://localhost:8081,same-origin",
  })
  void programsAndItsOwnPageAreLetThrough(String host, String origin, String fetchSite) {
    EmbeddedChannel channel = asked(HERE, host, origin, fetchSite);
    assertThat(letsThrough(channel)).isTrue();
    assertThat(channel.outboundMessages()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:8081,http://evil.example,",
    "localhost:8081,http://evil.example,cross-site",
    "localhost:8081,null,",
    "localhost:8081,http://localhost:3000,same-site",
    "localhost:8081,,cross-site",
    "localhost:8081,::,",
    "rebound.example:8081,,",
    "rebound.example:8081,http://rebound.example:8081,same-origin",
    "127.0.0.1.rebound.example:8081,,",
    ",,",
  })
  void otherSitesAreRefused(String host, String origin, String fetchSite) {
    EmbeddedChannel channel = asked(HERE, host, origin, fetchSite);
    assertThat(letsThrough(channel)).isFalse();
    HttpResponse answer = channel.readOutbound();
    assertThat(answer.status().code()).isEqualTo(403);
    assertThat(answer.headers().contains("Access-Control-Allow-Origin")).isFalse();
  }

  /** One that others are to reach has a name that cannot be known here. */
  @Test
  void anInterfaceForOtherMachinesHasAnyNameAndOnePage() {
    String name = "flink.intern:8081";
    assertThat(letsThrough(asked("0.0.0.0", name, null, null))).isTrue();
    assertThat(letsThrough(asked(null, name, "http://evil.example", null))).isFalse();
  }

  @Test
  void flinkFindsIt() {
    assertThat(ServiceLoader.load(InboundChannelHandlerFactory.class))
        .hasAtLeastOneElementOfType(SameOriginFactory.class);
  }
}
