package org.sluice.jobs.cli.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.flink.util.FileUtils;
import org.sluice.connectors.kafka.EmbeddedBroker;
import org.sluice.env.registry.Envs;
import org.sluice.jobs.cli.common.JsonOption;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.lab.bench.Statistics;
import org.sluice.jobs.lab.bench.env.EnvBenchmark;
import org.sluice.jobs.lab.bench.stream.EndToEndBenchmark;
import org.sluice.jobs.lab.bench.stream.LoopBenchmark;
import org.sluice.jobs.lab.bench.stream.StartBenchmark;
import org.sluice.jobs.lab.bench.stream.TransportBenchmark;
import org.sluice.jobs.run.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice stream-bench}: benchmarks the stream. */
@Command(
    name = "stream-bench",
    description = {
      "Benchmarks the stream, with a broker and a local Flink in this process, as in"
          + " train, or on clusters of processes that it starts.",
      "training: steps per second, against the bare engine on all cores replaying the"
          + " same trajectories. loop: time per iteration beyond stepping and the update."
          + " transport: transitions per second, against bare Kafka clients. start: time"
          + " from process start to the first learned iteration.",
      "sweep: cost of a job by its number of trials. table2: steps per second of the"
          + " trials of each task of a sweep, against the bare engine on all cores.",
      "replay: milliseconds per step of DDPG with a gradient step for each environment step, against"
          + " both timed alone. buffer: bytes that checkpoints of a full replay buffer"
          + " write with RocksDB, against the new data.",
      "cluster: steps per second with two TaskManagers of one slot, against one of"
          + " two slots. checkpoints: duration of checkpoints, and how much they lengthen"
          + " iterations."
    })
public final class StreamBenchCommand extends SluiceCommand implements Callable<Integer> {

  /** The benchmarks. */
  enum Measurement {
    TRAINING,
    LOOP,
    TRANSPORT,
    START,
    SWEEP,
    TABLE2,
    REPLAY,
    BUFFER,
    CLUSTER,
    CHECKPOINTS
  }

  private static final Set<Measurement> IN_THIS_PROCESS =
      EnumSet.of(
          Measurement.TRAINING,
          Measurement.LOOP,
          Measurement.TABLE2,
          Measurement.REPLAY,
          Measurement.BUFFER,
          Measurement.TRANSPORT);

  private static final int ROUNDS = 5;
  private static final int ROUNDS_ON_CLUSTERS = 2;
  private static final int LONGEST_SECONDS = 600;

  @Parameters(
      arity = "0..*",
      paramLabel = "BENCHMARK",
      description =
          "Benchmarks to run: ${COMPLETION-CANDIDATES}. Default: training, loop, transport and"
              + " start.")
  private List<Measurement> measurements =
      List.of(Measurement.TRAINING, Measurement.LOOP, Measurement.TRANSPORT, Measurement.START);

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description =
          "Rounds of every benchmark except loop. Default: "
              + ROUNDS
              + "; for cluster and checkpoints "
              + ROUNDS_ON_CLUSTERS
              + ".")
  private Integer rounds;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "10",
      description = "Approximate seconds per round of training. Default: ${DEFAULT-VALUE}.")
  private double seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "S",
      defaultValue = "20",
      description =
          "Approximate seconds of training before timing a task; does not apply to"
              + " cluster, which times the second half of a run. Default: ${DEFAULT-VALUE}.")
  private double warmUp;

  @Option(
      names = "--task",
      paramLabel = "ID",
      description =
          "A MuJoCo task to train; may be repeated. Default: Humanoid-v4, Hopper-v4 and"
              + " HalfCheetah-v4.")
  private List<String> tasks = List.of("Humanoid-v4", "Hopper-v4", "HalfCheetah-v4");

  @Option(
      names = "--iterations",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "Timed iterations of loop, after half as many warm-up iterations. Default:"
              + " ${DEFAULT-VALUE}.")
  private int iterations;

  @Option(
      names = "--transitions",
      paramLabel = "N",
      defaultValue = "8000000",
      description = "Approximate transitions per round of transport. Default: ${DEFAULT-VALUE}.")
  private long transitions;

  @Option(
      names = "--launcher",
      paramLabel = "FILE",
      defaultValue = "sluice",
      description = "start: the command to time. Default: ${DEFAULT-VALUE}.")
  private Path launcher;

  @Option(
      names = "--conf",
      paramLabel = "CONF",
      defaultValue = "conf/pendulum.yaml",
      description = "start: the configuration to train. Default: ${DEFAULT-VALUE}.")
  private Path configuration;

  @Mixin private JsonOption json;

  @Mixin private SweepBench sweeps;
  @Mixin private ClusterBench clusters;
  @Mixin private ReplayBench replays;

  @Override
  public Integer call() throws Exception {
    require(rounds == null || rounds >= 1, "--rounds must be at least 1, not " + rounds);
    require(
        seconds > 0 && seconds <= LONGEST_SECONDS,
        "--seconds must be above 0 and at most " + LONGEST_SECONDS + ", not " + seconds);
    require(
        warmUp >= 0 && warmUp <= LONGEST_SECONDS,
        "--warm-up must be 0 to " + LONGEST_SECONDS + ", not " + warmUp);
    require(iterations >= 1, "--iterations must be at least 1, not " + iterations);
    require(transitions >= 1, "--transitions must be at least 1, not " + transitions);
    require(clusters.fault().isEmpty(), clusters.fault());
    require(replays.fault().isEmpty(), replays.fault());
    sweeps.check();
    tasks.forEach(
        id ->
            require(
                EnvBenchmark.hasEngine(Envs.spec(id).id()),
                "--task must be a MuJoCo task, not " + id));
    require(
        !measurements.contains(Measurement.START) || Files.isExecutable(launcher),
        "--launcher must be a program, which " + launcher + " is not");
    json.prepare();
    out().println(Machine.describe());
    ResultTable table = new ResultTable(out());
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("machine", Machine.describe());
    Path folder = Files.createTempDirectory("sluice-stream-bench");
    try {
      measure(folder, table, document);
      measureClusters(folder.resolve("cluster"), table, document);
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
    json.write(() -> document);
    return 0;
  }

  private int rounds(int otherwise) {
    return rounds == null ? otherwise : rounds;
  }

  private void measureClusters(Path folder, ResultTable table, Map<String, Object> document) {
    int times = rounds(ROUNDS_ON_CLUSTERS);
    if (measurements.contains(Measurement.CLUSTER)) {
      document.put("cluster", clusters.cluster(folder, times, table).rounds());
    }
    if (measurements.contains(Measurement.CHECKPOINTS)) {
      document.put("checkpoints", clusters.checkpoints(folder, times, warmUp, table));
    }
  }

  private void measure(Path folder, ResultTable table, Map<String, Object> document)
      throws Exception {
    if (measurements.contains(Measurement.START)) {
      document.put("start", start(folder, table));
    }
    if (measurements.contains(Measurement.SWEEP)) {
      document.put("sweep", sweeps.sweep(folder, out()));
    }
    if (measurements.stream().noneMatch(IN_THIS_PROCESS::contains)) {
      return;
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"))) {
      Path checkpoints = folder.resolve("checkpoints");
      if (measurements.contains(Measurement.TRAINING)) {
        document.put(
            "training", training(new EndToEndBenchmark(broker.settings(), checkpoints), table));
      }
      if (measurements.contains(Measurement.LOOP)) {
        document.put(
            "loop",
            loop(
                LoopBenchmark.run(broker.settings(), checkpoints, iterations / 2, iterations),
                table));
      }
      if (measurements.contains(Measurement.TABLE2)) {
        document.put("table2", sweeps.table2(broker.settings(), checkpoints, out()));
      }
      if (measurements.contains(Measurement.REPLAY)) {
        document.put(
            "replay",
            replays.training(
                broker.settings(), checkpoints, warmUp, rounds(ROUNDS), seconds, table));
      }
      if (measurements.contains(Measurement.BUFFER)) {
        document.put("buffer", replays.checkpoints(broker.settings(), checkpoints, table));
      }
      if (measurements.contains(Measurement.TRANSPORT)) {
        document.put(
            "transport", transport(new TransportBenchmark(broker.settings(), checkpoints), table));
      }
    }
  }

  private double[] start(Path folder, ResultTable table) throws IOException, InterruptedException {
    double[] starts = StartBenchmark.run(launcher, configuration, folder, rounds(ROUNDS));
    table.row("START, SECONDS", "LEAST", "MEDIAN", "MOST");
    table.row(
        configuration.toString(),
        String.format("%.2f", Statistics.least(starts)),
        String.format("%.2f", Statistics.median(starts)),
        String.format("%.2f", Statistics.quantile(starts, 1)));
    return starts;
  }

  private List<EndToEndBenchmark.Result> training(EndToEndBenchmark benchmark, ResultTable table)
      throws Exception {
    table.row("TRAINING, STEPS/S", "LAG", "TRAINING", "BARE", "RATIO", "CPU RATIO");
    List<EndToEndBenchmark.Result> results = new ArrayList<>();
    for (String task : tasks) {
      for (int lag : List.of(1, 0)) {
        EndToEndBenchmark.Result result = benchmark.run(task, lag, warmUp, rounds(ROUNDS), seconds);
        results.add(result);
        table.row(
            task,
            Integer.toString(lag),
            String.format("%,.0f", result.trainingRate()),
            String.format("%,.0f", result.bareRate()),
            String.format("%.3f", result.ratio()),
            String.format("%.3f", result.cpuRatio()));
      }
    }
    return results;
  }

  private static LoopBenchmark.Result loop(LoopBenchmark.Result result, ResultTable table) {
    table.row("LOOP, MILLISECONDS", "MEDIAN", "90 %", "99 %", "UPDATE");
    table.row(
        "Pendulum-v1",
        String.format("%.2f", Statistics.median(result.overheadMilliseconds())),
        String.format("%.2f", Statistics.quantile(result.overheadMilliseconds(), 0.9)),
        String.format("%.2f", Statistics.quantile(result.overheadMilliseconds(), 0.99)),
        String.format("%.2f", Statistics.median(result.updateMilliseconds())));
    return result;
  }

  private List<TransportBenchmark.Round> transport(TransportBenchmark benchmark, ResultTable table)
      throws Exception {
    TransportBenchmark.Result result = benchmark.run(rounds(ROUNDS), transitions);
    table.row("TRANSPORT, TRANSITIONS/S", "STREAM", "BARE", "RATIO", "CPU RATIO");
    table.row(
        "17 observed, 6 acted",
        String.format("%,.0f", result.streamRate()),
        String.format("%,.0f", result.bareRate()),
        String.format("%.3f", result.ratio()),
        String.format("%.3f", result.cpuRatio()));
    return result.rounds();
  }
}
