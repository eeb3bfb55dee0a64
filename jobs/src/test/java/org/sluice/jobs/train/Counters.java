package org.sluice.jobs.train;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.JobID;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/**
 * Flink's counters of all jobs in this process, also of tasks that have ended; a metric reporter
 * that only remembers.
 */
public final class Counters implements MetricReporterFactory {

  private record Place(JobID job, String operator, String name) {}

  private static final Map<Counter, Place> COUNTERS = new ConcurrentHashMap<>();

  /** The sum over an operator's subtasks and all their attempts. */
  static long sum(JobID job, String operator, String name) {
    Place place = new Place(job, operator, name);
    return COUNTERS.entrySet().stream()
        .filter(entry -> entry.getValue().equals(place))
        .mapToLong(entry -> entry.getKey().getCount())
        .sum();
  }

  @Override
  public MetricReporter createMetricReporter(Properties properties) {
    return new MetricReporter() {
      @Override
      public void open(MetricConfig config) {}

      @Override
      public void close() {}

      @Override
      public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        Map<String, String> scope = group.getAllVariables();
        if (metric instanceof Counter counter && scope.containsKey("<operator_name>")) {
          COUNTERS.put(
              counter,
              new Place(
                  JobID.fromHexString(scope.get("<job_id>")), scope.get("<operator_name>"), name));
        }
      }

      @Override
      public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {}
    };
  }
}
