package org.sluice.jobs.metrics;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.apache.flink.metrics.CharacterFilter;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;
import org.apache.flink.metrics.LogicalScopeProvider;
import org.apache.flink.metrics.Meter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricGroup;

/**
 * Metrics in Prometheus's text format, with the names and labels of Flink's own reporter. Flink may
 * add and remove metrics while they are being read.
 */
final class MetricsText {

  private static final CharacterFilter NAME = word -> word.replaceAll("[^a-zA-Z0-9:_]", "_");
  private static final double[] QUANTILES = {0.5, 0.75, 0.95, 0.98, 0.99, 0.999};

  /** The metrics by name and labels. */
  private final Map<String, Map<String, Metric>> families = new ConcurrentSkipListMap<>();

  void add(Metric metric, String name, MetricGroup group) {
    families
        .computeIfAbsent(name(name, group), family -> new ConcurrentSkipListMap<>())
        .put(labels(group), metric);
  }

  /** Removes only this metric, not its successor that a restarted task may have added before. */
  void remove(Metric metric, String name, MetricGroup group) {
    families.getOrDefault(name(name, group), Map.of()).remove(labels(group), metric);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    families.forEach(
        (name, family) -> {
          if (!family.isEmpty()) {
            boolean summary = family.values().stream().anyMatch(Histogram.class::isInstance);
            text.append("# TYPE ").append(name).append(summary ? " summary\n" : " gauge\n");
            family.forEach((labels, metric) -> append(text, name, labels, metric));
          }
        });
    return text.toString();
  }

  private static void append(StringBuilder text, String name, String labels, Metric metric) {
    if (metric instanceof Histogram histogram) {
      HistogramStatistics statistics = histogram.getStatistics();
      line(text, name + "_count", labels, (double) histogram.getCount());
      for (double quantile : QUANTILES) {
        String more = labels + (labels.isEmpty() ? "" : ",") + "quantile=\"" + quantile + '"';
        line(text, name, more, statistics.getQuantile(quantile));
      }
    } else {
      value(metric).ifPresent(value -> line(text, name, labels, value));
    }
  }

  private static void line(StringBuilder text, String name, String labels, double value) {
    text.append(name);
    if (!labels.isEmpty()) {
      text.append('{').append(labels).append('}');
    }
    text.append(' ').append(number(value)).append('\n');
  }

  private static String number(double value) {
    return Double.isInfinite(value) ? (value > 0 ? "+Inf" : "-Inf") : Double.toString(value);
  }

  /** Empty for values that are not numbers. */
  private static OptionalDouble value(Metric metric) {
    if (metric instanceof Counter counter) {
      return OptionalDouble.of((double) counter.getCount());
    }
    if (metric instanceof Meter meter) {
      return OptionalDouble.of(meter.getRate());
    }
    return metric instanceof Gauge<?> gauge ? value(gauge) : OptionalDouble.empty();
  }

  private static OptionalDouble value(Gauge<?> gauge) {
    Object value;
    try {
      value = gauge.getValue();
    } catch (RuntimeException e) {
      return OptionalDouble.empty(); // a metric of a task that is ending
    }
    if (value instanceof Boolean is) {
      return OptionalDouble.of(is ? 1 : 0);
    }
    return value instanceof Number number
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }

  private static String name(String name, MetricGroup group) {
    String scope = LogicalScopeProvider.castFrom(group).getLogicalScope(NAME, '_');
    return "flink_" + scope + '_' + NAME.filterCharacters(name);
  }

  /** Flink writes a variable as {@code <task_name>}, and its reporter filters the values too. */
  private static String labels(MetricGroup group) {
    return new TreeMap<>(group.getAllVariables())
        .entrySet().stream()
            .map(
                variable ->
                    NAME.filterCharacters(
                            variable.getKey().substring(1, variable.getKey().length() - 1))
                        + "=\""
                        + NAME.filterCharacters(variable.getValue())
                        + '"')
            .collect(Collectors.joining(","));
  }
}
