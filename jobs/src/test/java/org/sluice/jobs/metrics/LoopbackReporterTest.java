package org.sluice.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MeterView;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.prometheus.PrometheusReporterFactory;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.runtime.clusterframework.types.ResourceID;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;
import org.apache.flink.runtime.metrics.MetricRegistryConfiguration;
import org.apache.flink.runtime.metrics.MetricRegistryImpl;
import org.apache.flink.runtime.metrics.ReporterSetup;
import org.apache.flink.runtime.metrics.groups.TaskManagerMetricGroup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sluice.jobs.cluster.WebPage;

/** Beside Flink's own reporter, with Flink's own registry and groups. */
class LoopbackReporterTest {

  private final LoopbackReporter own = new LoopbackReporter();
  private MetricRegistryImpl registry;
  private TaskManagerMetricGroup group;

  private void report(MetricReporter... others) {
    own.open(new MetricConfig());
    List<ReporterSetup> reporters =
        Stream.concat(Stream.of(own), Arrays.stream(others))
            .map(reporter -> ReporterSetup.forReporter("a", reporter))
            .toList();
    registry =
        new MetricRegistryImpl(
            MetricRegistryConfiguration.fromConfiguration(new Configuration(), 1 << 20), reporters);
    group = group();
  }

  private TaskManagerMetricGroup group() {
    return TaskManagerMetricGroup.createTaskManagerMetricGroup(
        registry, "127.0.0.1", new ResourceID("taskmanager-1 \"a\\b\""));
  }

  @AfterEach
  void close() {
    registry.closeAsync().join(); // closes its reporters
  }

  private String told() {
    return WebPage.typed("http://127.0.0.1:" + own.address().getPort() + "/metrics").body();
  }

  /** Values, by names and sorted labels. */
  private static List<String> values(String text) {
    return text.lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.replace(",}", "}"))
        .map(
            line -> {
              String labels = line.substring(line.indexOf('{') + 1, line.indexOf('}'));
              String[] sorted = labels.split(",", -1);
              Arrays.sort(sorted);
              return line.replace(labels, String.join(",", sorted));
            })
        .sorted()
        .toList();
  }

  @Test
  void namesLabelsAndValuesAreThoseOfFlinksReporter() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    MetricConfig properties = new MetricConfig();
    properties.setProperty("port", Integer.toString(port));
    report(new PrometheusReporterFactory().createMetricReporter(properties));
    group.gauge("return", (Gauge<Double>) () -> -1.5);
    group.gauge("version", (Gauge<Long>) () -> 12_345_678_901L);
    group.gauge("kl", (Gauge<Double>) () -> Double.NaN);
    group.gauge("worst", (Gauge<Double>) () -> Double.NEGATIVE_INFINITY);
    group.gauge("is it?", (Gauge<Boolean>) () -> true);
    SimpleCounter steps = new SimpleCounter();
    steps.inc(3);
    group.counter("steps", steps);
    group.meter("stepsPerSecond", new MeterView(steps, 10));
    group.addGroup("trial", "a-7").gauge("return", (Gauge<Integer>) () -> 7);
    group.addGroup("trial", "a-8").gauge("return", (Gauge<Integer>) () -> 8);
    DescriptiveStatisticsHistogram histogram = new DescriptiveStatisticsHistogram(8);
    for (int i = 0; i < 5; i++) {
      histogram.update(i);
    }
    group.histogram("latency", histogram);
    String flinks = WebPage.typed("http://127.0.0.1:" + port + "/metrics").body();
    assertThat(values(told())).hasSizeGreaterThan(15).isEqualTo(values(flinks));
    List<String> types = flinks.lines().filter(line -> line.startsWith("# TYPE")).toList();
    assertThat(told().lines().filter(line -> line.startsWith("#")))
        .containsExactlyInAnyOrderElementsOf(types);
  }

  @Test
  void whatIsNoNumberOrThrowsIsLeftOutAndTheRestTold() {
    report();
    group.gauge("words", (Gauge<String>) () -> "many");
    group.gauge(
        "gone",
        (Gauge<Integer>)
            () -> {
              throw new IllegalStateException("the task has ended");
            });
    group.gauge("return", (Gauge<Integer>) () -> 1);
    assertThat(values(told())).singleElement().asString().contains("_return{").endsWith(" 1.0");
  }

  @Test
  void whatIsRemovedIsGoneButNotItsSuccessor() {
    report();
    TaskManagerMetricGroup successor = group();
    group.gauge("return", (Gauge<Integer>) () -> 1);
    successor.gauge("return", (Gauge<Integer>) () -> 2);
    group.close();
    assertThat(values(told())).singleElement().asString().endsWith(" 2.0");
    successor.close();
    assertThat(told()).isEmpty();
  }

  @Test
  void onlyThisMachineIsAnsweredAndNoPageFromElsewhere() {
    report();
    assertThat(own.address().getAddress())
        .isEqualTo(InetAddress.getLoopbackAddress())
        .matches(InetAddress::isLoopbackAddress);
    WebPage foreign = new WebPage("http://evil.example", "127.0.0.1:" + own.address().getPort());
    assertThat(foreign.get("/metrics").statusCode()).isEqualTo(403);
  }
}
