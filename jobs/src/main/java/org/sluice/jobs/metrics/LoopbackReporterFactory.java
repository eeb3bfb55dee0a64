package org.sluice.jobs.metrics;

import java.util.Properties;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Creates the reporter in Flink's processes, which load this class by name. */
public final class LoopbackReporterFactory implements MetricReporterFactory {

  private static final String REPORTER = "metrics.reporter.sluice.";

  /** Key in Flink's configuration for this class's name. */
  public static final String FACTORY = REPORTER + "factory.class";

  /** Key in Flink's configuration for the port. */
  public static final String PORT = REPORTER + "port";

  @Override
  public MetricReporter createMetricReporter(Properties properties) {
    return new LoopbackReporter();
  }
}
