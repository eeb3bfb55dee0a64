package org.sluice.jobs.cli.env;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sluice.env.registry.Envs;
import org.sluice.jobs.cli.common.JsonOption;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.lab.bench.Statistics;
import org.sluice.jobs.lab.bench.env.EnvBenchmark;
import org.sluice.jobs.lab.bench.env.EnvBenchmark.Result;
import org.sluice.jobs.run.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice env bench}: benchmarks environments against the bare engine. */
@Command(
    name = "bench",
    description = {
      "Compares the speed of an environment with the bare engine's, or a pixel game's bare"
          + " drawing loop, alternating in one process.",
      "Both run the same actions and the same episodes. Prints the medians over the"
          + " rounds of both rates, of their ratio, of the speed-up from several lanes, and of"
          + " the times of a reset and of a return to a snapshot in steps, and of the time of"
          + " rollouts that begin with such a return, relative to the same steps in a row."
    })
final class EnvBenchCommand extends SluiceCommand implements Callable<Integer> {

  private static final int LONGEST_RUN_SECONDS = 60;
  private static final String ROW = "%-34s %12s %12s %10s %11s %10s %11s %13s %14s%n";

  @Parameters(arity = "1..*", paramLabel = "ID", description = "The environments.")
  private List<String> ids;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "9",
      description = "Timed rounds, after one warm-up round. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "0.5",
      description = "Approximate seconds per measurement in a round. Default: ${DEFAULT-VALUE}.")
  private double seconds;

  @Option(
      names = "--lanes",
      paramLabel = "N",
      defaultValue = "2",
      description = "Threads for the speed-up from lanes; 1 skips it. Default: ${DEFAULT-VALUE}.")
  private int lanes;

  @Option(
      names = "--rollout",
      paramLabel = "N",
      defaultValue = "50",
      description = "Steps of a rollout. Default: ${DEFAULT-VALUE}.")
  private int rollout;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws Exception {
    require(rounds >= 1, "--rounds must be at least 1, not " + rounds);
    require(lanes >= 1, "--lanes must be at least 1, not " + lanes);
    require(rollout >= 1, "--rollout must be at least 1, not " + rollout);
    require(
        seconds > 0 && seconds <= LONGEST_RUN_SECONDS,
        "--seconds must be above 0 and at most " + LONGEST_RUN_SECONDS + ", not " + seconds);
    ids.forEach(Envs::spec);
    json.prepare();
    PrintWriter out = out();
    out.println(Machine.describe());
    out.printf(
        ROW,
        "ID",
        "ENV STEPS/S",
        "BARE",
        "ENV/BARE",
        "BYTES/STEP",
        laneHeading(),
        "RESET/STEP",
        "RESTORE/STEP",
        "ROLLOUT/STEPS");
    List<Result> results = new ArrayList<>();
    for (String id : ids) {
      Result result = EnvBenchmark.run(id, rounds, seconds, lanes, rollout);
      results.add(result);
      out.printf(
          ROW,
          id,
          String.format("%,.0f", Statistics.median(result.env())),
          result.bare() == null ? "-" : String.format("%,.0f", Statistics.median(result.bare())),
          result.bare() == null ? "-" : String.format("%.3f", result.ratioToBare()),
          String.format("%.2f", result.bytesPerStep()),
          result.lanes() == null ? "-" : String.format("%.2f ×", result.ratioOfLanes()),
          String.format("%.1f", result.resetInSteps()),
          String.format("%.1f", result.restoreInSteps()),
          String.format("%.3f", result.ratioOfRollouts()));
      out.flush();
    }
    json.write(() -> document(results));
    return 0;
  }

  private String laneHeading() {
    return lanes > 1 ? lanes + " LANES" : "LANES";
  }

  private Map<String, Object> document(List<Result> results) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("machine", Machine.describe());
    document.put("rounds", rounds);
    document.put("seconds", seconds);
    document.put("lanes", lanes);
    document.put("rollout", rollout);
    document.put("results", results);
    return document;
  }
}
