package org.sluice.jobs.cli.lab;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sluice.jobs.cli.common.JsonOption;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.lab.bench.Statistics;
import org.sluice.jobs.lab.bench.learning.AlgebraBenchmark;
import org.sluice.jobs.run.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice algebra-bench}: which library of linear algebra is faster for what. */
@Command(
    name = "algebra-bench",
    description = {
      "Benchmarks the linear algebra of learning: direct calls and loops against ND4J, in turn,"
          + " on one thread.",
      "Prints medians of thread CPU time per call, which does not advance while other threads"
          + " have the core, and the median of the ratio."
    })
public final class AlgebraBenchCommand extends SluiceCommand implements Callable<Integer> {

  private static final int SMALLEST = 64; // of the calls that are timed
  private static final String ROW = "%-38s %-20s %13s %13s %9s%n";

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "25",
      description = "Timed rounds. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--largest",
      paramLabel = "N",
      defaultValue = "5000",
      description =
          "Leave out matrices with more rows or columns than N. Default: ${DEFAULT-VALUE}.")
  private int largest;

  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    require(rounds >= 1, "--rounds must be at least 1, not " + rounds);
    require(largest >= SMALLEST, "--largest must be at least 64, not " + largest);
    json.prepare();
    PrintWriter out = out();
    out.println(Machine.describe());
    out.printf(ROW, "MICROSECONDS", "SIZE", "DIRECT", "ND4J", "RATIO");
    out.flush();
    List<AlgebraBenchmark.Result> results = AlgebraBenchmark.runAll(rounds, largest);
    for (AlgebraBenchmark.Result result : results) {
      out.printf(
          ROW,
          result.call(),
          result.size(),
          String.format("%,.1f", Statistics.median(result.directMicroseconds())),
          String.format("%,.1f", Statistics.median(result.nd4jMicroseconds())),
          String.format("%.2f", result.ratio()));
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("machine", Machine.describe());
    document.put("rounds", rounds);
    document.put("calls", results);
    json.write(() -> document);
    return 0;
  }
}
