package org.sluice.jobs.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.sluice.jobs.rest.OwnPages;
import org.sluice.jobs.train.Loopback;

/**
 * A metrics reporter that serves {@code GET /metrics} on loopback only. Flink's own Prometheus
 * reporter always listens on all interfaces.
 */
final class LoopbackReporter implements MetricReporter {

  private final MetricsText metrics = new MetricsText();
  private HttpServer server;
  private ExecutorService thread;

  @Override
  public void open(MetricConfig config) {
    int port = config.getInteger("port", 0);
    try {
      server = HttpServer.create(new InetSocketAddress(Loopback.address(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot serve metrics on port " + port, e);
    }
    thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread made = new Thread(task, "metrics");
              made.setDaemon(true);
              return made;
            });
    server.setExecutor(thread);
    server.createContext("/metrics", this::answer);
    server.start();
  }

  InetSocketAddress address() {
    return server.getAddress();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<String> problem = OwnPages.problem(true, exchange.getRequestHeaders()::getFirst);
      byte[] body = problem.orElseGet(metrics::text).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
      exchange.sendResponseHeaders(problem.isPresent() ? 403 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    thread.shutdownNow();
  }

  @Override
  public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
    metrics.add(metric, name, group);
  }

  @Override
  public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
    metrics.remove(metric, name, group);
  }
}
