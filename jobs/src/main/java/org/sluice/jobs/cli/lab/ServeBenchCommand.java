package org.sluice.jobs.cli.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.flink.util.FileUtils;
import org.sluice.connectors.kafka.EmbeddedBroker;
import org.sluice.jobs.cli.common.JsonOption;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.lab.bench.Statistics;
import org.sluice.jobs.lab.bench.serving.Latencies;
import org.sluice.jobs.lab.bench.serving.ServingBenchmark;
import org.sluice.jobs.run.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice serve-bench}: benchmarks serving. */
@Command(
    name = "serve-bench",
    description = {
      "Measures the time from request to answer, against two bare hops through the same broker,"
          + " which runs with the job and the clients in this process.",
      "The policy is a flow with the sizes of HalfCheetah-v4. Both are asked in turn; the ratios"
          + " are medians over the rounds, after a round that warms up."
    },
    mixinStandardHelpOptions = true)
public final class ServeBenchCommand extends SluiceCommand implements Callable<Integer> {

  private static final int FASTEST = 100_000;
  private static final int LONGEST_SECONDS = 600;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Requests per second. Default: ${DEFAULT-VALUE}.")
  private int rate;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "10",
      description = "Seconds per round of each. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Rounds. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws Exception {
    require(rate >= 1 && rate <= FASTEST, "--rate must be 1 to " + FASTEST + ", not " + rate);
    require(
        seconds >= 1 && seconds <= LONGEST_SECONDS,
        "--seconds must be 1 to " + LONGEST_SECONDS + ", not " + seconds);
    require(rounds >= 1, "--rounds must be at least 1, not " + rounds);
    json.prepare();
    out().println(Machine.describe());
    Path folder = Files.createTempDirectory("sluice-serve-bench");
    ServingBenchmark.Result result;
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"))) {
      result = new ServingBenchmark(broker.settings()).run(rounds, rate, rate * seconds);
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
    ResultTable table = new ResultTable(out());
    table.row("LATENCY, MILLISECONDS", "MEDIAN", "90 %", "99 %");
    row(table, "served", result, ServingBenchmark.Round::served);
    row(table, "two bare hops", result, ServingBenchmark.Round::bare);
    table.row("ratio", number(result.ratio()), "", number(result.ratioOfTails()));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("machine", Machine.describe());
    document.put("rate", rate);
    document.put("serving", result.rounds());
    json.write(() -> document);
    return ExitCode.OK;
  }

  private static void row(
      ResultTable table,
      String name,
      ServingBenchmark.Result result,
      Function<ServingBenchmark.Round, Latencies> side) {
    table.row(
        name,
        median(result, side, Latencies::p50),
        median(result, side, Latencies::p90),
        median(result, side, Latencies::p99));
  }

  private static String median(
      ServingBenchmark.Result result,
      Function<ServingBenchmark.Round, Latencies> side,
      ToDoubleFunction<Latencies> quantile) {
    return number(
        Statistics.median(result.rounds(), round -> quantile.applyAsDouble(side.apply(round))));
  }

  private static String number(double value) {
    return String.format("%.2f", value);
  }
}
