package org.sluice.jobs.cli.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.util.FileUtils;
import org.sluice.connectors.kafka.EmbeddedBroker;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.jobs.cli.common.JsonOption;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.lab.bench.Statistics;
import org.sluice.jobs.lab.bench.live.ActorBenchmark;
import org.sluice.jobs.lab.bench.live.FollowBenchmark;
import org.sluice.jobs.lab.bench.live.IntakeBenchmark;
import org.sluice.jobs.run.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice live-bench}: benchmarks live trials. */
@Command(
    name = "live-bench",
    description = {
      "Benchmarks live trials, with a broker in this process.",
      "follow: time from sending a policy until actors may follow it, against a bare producer and"
          + " consumer of the same message. intake: steps per second into a learner that only"
          + " counts, against a bare consumer of the same records. acting: time per action of the"
          + " client for programs outside, against a lane's."
    })
public final class LiveBenchCommand extends SluiceCommand implements Callable<Integer> {

  /** The benchmarks. */
  enum Measurement {
    FOLLOW,
    INTAKE,
    ACTING
  }

  private static final double MEDIAN = 0.5;
  private static final double NEARLY_ALL = 0.99;
  private static final int LONG_RECORD = 64;

  @Parameters(
      arity = "0..*",
      paramLabel = "BENCHMARK",
      description = "Benchmarks to run: ${COMPLETION-CANDIDATES}. Default: all.")
  private List<Measurement> measurements = List.of(Measurement.values());

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Rounds of intake and acting. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--versions",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "Policies of follow, after a third as many for warm-up. Default:" + " ${DEFAULT-VALUE}.")
  private int versions;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "4000000",
      description =
          "Steps per round of intake in records of 64 steps; records of one step are a quarter of"
              + " it. Default: ${DEFAULT-VALUE}.")
  private long steps;

  @Option(
      names = "--actions",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Actions per round of acting. Default: ${DEFAULT-VALUE}.")
  private int actions;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws Exception {
    require(rounds >= 1, "--rounds must be at least 1, not " + rounds);
    require(versions >= 1, "--versions must be at least 1, not " + versions);
    require(steps >= LONG_RECORD, "--steps must be at least 64, not " + steps);
    require(actions >= 1, "--actions must be at least 1, not " + actions);
    json.prepare();
    out().println(Machine.describe());
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("machine", Machine.describe());
    Path folder = Files.createTempDirectory("sluice-live-bench");
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"))) {
      measure(broker.settings(), folder, new ResultTable(out()), document);
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
    json.write(() -> document);
    return 0;
  }

  private void measure(
      KafkaSettings broker, Path folder, ResultTable table, Map<String, Object> document)
      throws Exception {
    if (measurements.contains(Measurement.FOLLOW)) {
      document.put("follow", follow(FollowBenchmark.run(broker, versions, versions / 3), table));
    }
    if (measurements.contains(Measurement.ACTING)) {
      document.put("acting", acting(ActorBenchmark.run(broker, actions, rounds), table));
    }
    if (measurements.contains(Measurement.INTAKE)) {
      document.put("intake", intake(new IntakeBenchmark(broker, folder.resolve("flink")), table));
    }
  }

  private static FollowBenchmark.Result follow(FollowBenchmark.Result result, ResultTable table) {
    table.row("FOLLOW, MILLISECONDS", "CLIENT", "BARE", "RATIO");
    for (double share : new double[] {MEDIAN, NEARLY_ALL}) {
      table.row(
          share == MEDIAN ? "median" : "99 %",
          String.format("%.2f", Statistics.quantile(result.followed(), share)),
          String.format("%.2f", Statistics.quantile(result.bare(), share)),
          String.format("%.2f", result.ratio(share)));
    }
    return result;
  }

  private static ActorBenchmark.Result acting(ActorBenchmark.Result result, ResultTable table) {
    table.row("ACTING, MICROSECONDS", "CLIENT", "LANE", "RATIO", "BYTES/ACTION");
    table.row(
        "normalizing-flow",
        String.format("%.2f", Statistics.median(result.client())),
        String.format("%.2f", Statistics.median(result.lane())),
        String.format("%.2f", result.ratio()),
        String.format("%.3f", result.bytesPerAction()));
    return result;
  }

  private List<IntakeBenchmark.Result> intake(IntakeBenchmark benchmark, ResultTable table)
      throws Exception {
    table.row("INTAKE, STEPS/S", "JOB", "BARE", "RATIO");
    List<IntakeBenchmark.Result> results = new ArrayList<>();
    for (int length : new int[] {LONG_RECORD, 1}) {
      long records = length == 1 ? Math.max(1, steps / 4) : steps / length;
      IntakeBenchmark.Result result = benchmark.run(length, records, rounds);
      results.add(result);
      table.row(
          length == 1 ? "1 step per record" : length + " steps per record",
          String.format("%,.0f", result.streamRate()),
          String.format("%,.0f", result.bareRate()),
          String.format("%.3f", result.ratio()));
    }
    return results;
  }
}
