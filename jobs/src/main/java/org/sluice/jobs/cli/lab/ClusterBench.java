package org.sluice.jobs.cli.lab;

import java.nio.file.Path;
import java.util.Locale;
import org.sluice.jobs.lab.bench.Statistics;
import org.sluice.jobs.lab.bench.cluster.CheckpointBenchmark;
import org.sluice.jobs.lab.bench.cluster.ClusterBenchmark;
import picocli.CommandLine.Option;

/** The benchmarks of {@code stream-bench} on clusters of processes. */
final class ClusterBench {

  private static final double BYTES_PER_MEGABYTE = 1e6;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "400000",
      description = "Environment steps per run on a cluster. Default: ${DEFAULT-VALUE}.")
  private long steps;

  /** The problem with the options; empty if there is none. */
  String fault() {
    return steps >= 4096 ? "" : "--steps must be at least 4096, not " + steps;
  }

  ClusterBenchmark.Result cluster(Path folder, int rounds, ResultTable table) {
    ClusterBenchmark.Result result = new ClusterBenchmark(folder, steps).run(rounds);
    table.row("CLUSTER, STEPS/S", "ONE, 2 SLOTS", "TWO, 1 SLOT", "LOSS", "CPU LOSS");
    table.row(
        "Humanoid-v4",
        format("%,.0f", result.rateOfOne()),
        format("%,.0f", result.rateOfTwo()),
        format("%.3f", result.loss()),
        format("%.3f", result.cpuLoss()));
    return result;
  }

  CheckpointBenchmark.Result checkpoints(
      Path folder, int rounds, double warmUp, ResultTable table) {
    CheckpointBenchmark.Result result = CheckpointBenchmark.run(folder, rounds, steps, warmUp);
    table.row("CHECKPOINTS", "NUMBER", "MEDIAN", "99 %", "MOST");
    row(table, "duration, ms", result.durations(), 1);
    row(table, "state, MB", result.sizes(), BYTES_PER_MEGABYTE);
    row(table, "iteration with one, ms", result.during(), 1);
    row(table, "iteration without, ms", result.between(), 1);
    row(table, "excess, ms", result.excess(), 1);
    return result;
  }

  private static void row(ResultTable table, String name, double[] values, double unit) {
    if (values.length == 0) {
      table.row(name, "0");
      return;
    }
    table.row(
        name,
        Integer.toString(values.length),
        format("%.1f", Statistics.quantile(values, 0.5) / unit),
        format("%.1f", Statistics.quantile(values, 0.99) / unit),
        format("%.1f", Statistics.quantile(values, 1) / unit));
  }

  private static String format(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
