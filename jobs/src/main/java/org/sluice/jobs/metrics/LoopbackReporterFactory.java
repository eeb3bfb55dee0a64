package org.sluice.jobs.metrics;

import java.util.Properties;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Makes the reporter in Flink's processes, which find this class by its name. */
public final class LoopbackReporterFactory implements MetricReporterFactory {

  private static final String REPORTER = "metrics.reporter.sluice.";

  /** Key of Flink's configuration: this class's name. */
  public static final String FACTORY = REPORTER + "factory.class";

  /** Key of Flink's configuration: the port on this machine. */
  public static final String PORT = REPORTER + "port";

  @Override
  public MetricReporter createMetricReporter(Properties properties) {
    return new LoopbackReporter();
  }
}
