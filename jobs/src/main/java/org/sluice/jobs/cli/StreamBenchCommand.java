package org.sluice.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.util.FileUtils;
import org.sluice.envs.Envs;
import org.sluice.jobs.bench.EndToEndBenchmark;
import org.sluice.jobs.bench.EnvBenchmark;
import org.sluice.jobs.bench.LoopBenchmark;
import org.sluice.jobs.bench.Machine;
import org.sluice.jobs.bench.StartBenchmark;
import org.sluice.jobs.bench.Statistics;
import org.sluice.jobs.bench.TransportBenchmark;
import org.sluice.kafka.EmbeddedBroker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice stream-bench}: how fast the stream is. */
@Command(
    name = "stream-bench",
    description = {
      "Times the stream with a broker and a local Flink in this process, as train has them.",
      "training: steps per second beside the bare engine on all cores, which goes the same ways."
          + " loop: what an iteration takes beside stepping and update. transport: transitions per"
          + " second beside bare Kafka clients. start: from a process's start to the first"
          + " iteration that it has learned from.",
      "sweep: what jobs of many trials cost, by their number. table2: steps per second of the"
          + " trials of each task of a sweep beside the bare engine on all cores."
    })
final class StreamBenchCommand implements Callable<Integer> {

  /** What can be measured. */
  enum Figure {
    TRAINING,
    LOOP,
    TRANSPORT,
    START,
    SWEEP,
    TABLE2
  }

  private static final String ROW = "%-24s %12s %12s %12s %12s %12s%n";
  private static final int LONGEST_SECONDS = 600;

  @Parameters(
      arity = "0..*",
      paramLabel = "FIGURE",
      description =
          "What to measure: ${COMPLETION-CANDIDATES}. Default: training, loop, transport and"
              + " start.")
  private List<Figure> figures =
      List.of(Figure.TRAINING, Figure.LOOP, Figure.TRANSPORT, Figure.START);

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Rounds of training, transport and start. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "10",
      description = "About how long a round of training is timed. Default: ${DEFAULT-VALUE}.")
  private double seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "S",
      defaultValue = "20",
      description =
          "About how long a task is trained before it is timed. Default: ${DEFAULT-VALUE}.")
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
          "Iterations of the loop that are timed, after half as many that are not. Default:"
              + " ${DEFAULT-VALUE}.")
  private int iterations;

  @Option(
      names = "--transitions",
      paramLabel = "N",
      defaultValue = "8000000",
      description = "Transitions in a round of transport, about. Default: ${DEFAULT-VALUE}.")
  private long transitions;

  @Option(
      names = "--launcher",
      paramLabel = "FILE",
      defaultValue = "sluice",
      description = "The command whose start is timed. Default: ${DEFAULT-VALUE}.")
  private Path launcher;

  @Option(
      names = "--conf",
      paramLabel = "CONF",
      defaultValue = "conf/pendulum.yaml",
      description = "What it is to train. Default: ${DEFAULT-VALUE}.")
  private Path configuration;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write every round's times.")
  private Path json;

  @Mixin private SweepBench sweepBench;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws Exception {
    require(rounds >= 1, "--rounds must be at least 1, not " + rounds);
    require(
        seconds > 0 && seconds <= LONGEST_SECONDS,
        "--seconds must be above 0 and at most " + LONGEST_SECONDS + ", not " + seconds);
    require(
        warmUp >= 0 && warmUp <= LONGEST_SECONDS,
        "--warm-up must be 0 to " + LONGEST_SECONDS + ", not " + warmUp);
    require(iterations >= 1, "--iterations must be at least 1, not " + iterations);
    require(transitions >= 1, "--transitions must be at least 1, not " + transitions);
    sweepBench.check();
    tasks.forEach(
        id ->
            require(
                EnvBenchmark.hasEngine(Envs.spec(id).id()),
                "--task must be one of MuJoCo's, not " + id));
    require(
        !figures.contains(Figure.START) || Files.isExecutable(launcher),
        "--launcher must be a program, which " + launcher + " is not");
    if (json != null) {
      ReportFile.prepare(json);
    }
    PrintWriter out = command.commandLine().getOut();
    out.println(Machine.describe());
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("machine", Machine.describe());
    Path folder = Files.createTempDirectory("sluice-stream-bench");
    try {
      measure(folder, out, document);
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
    if (json != null) {
      ReportFile.write(json, document);
    }
    return 0;
  }

  private void measure(Path folder, PrintWriter out, Map<String, Object> document)
      throws Exception {
    if (figures.contains(Figure.START)) {
      document.put("start", start(folder, out));
    }
    if (figures.contains(Figure.SWEEP)) {
      document.put("sweep", sweepBench.sweep(folder, out));
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"))) {
      Path checkpoints = folder.resolve("checkpoints");
      if (figures.contains(Figure.TRAINING)) {
        document.put(
            "training", training(new EndToEndBenchmark(broker.settings(), checkpoints), out));
      }
      if (figures.contains(Figure.LOOP)) {
        document.put(
            "loop",
            loop(
                LoopBenchmark.run(broker.settings(), checkpoints, iterations / 2, iterations),
                out));
      }
      if (figures.contains(Figure.TABLE2)) {
        document.put("table2", sweepBench.table2(broker.settings(), checkpoints, out));
      }
      if (figures.contains(Figure.TRANSPORT)) {
        document.put(
            "transport", transport(new TransportBenchmark(broker.settings(), checkpoints), out));
      }
    }
  }

  private double[] start(Path folder, PrintWriter out) throws IOException, InterruptedException {
    double[] starts = StartBenchmark.run(launcher, configuration, folder, rounds);
    out.printf(ROW, "START, SECONDS", "LEAST", "MEDIAN", "MOST", "", "");
    row(
        out,
        configuration.toString(),
        String.format("%.2f", Statistics.least(starts)),
        String.format("%.2f", Statistics.median(starts)),
        String.format("%.2f", Statistics.quantile(starts, 1)));
    return starts;
  }

  private List<EndToEndBenchmark.Result> training(EndToEndBenchmark benchmark, PrintWriter out)
      throws Exception {
    out.printf(ROW, "TRAINING, STEPS/S", "LAG", "TRAINING", "BARE", "RATIO", "CPU RATIO");
    List<EndToEndBenchmark.Result> results = new ArrayList<>();
    for (String task : tasks) {
      for (int lag : List.of(1, 0)) {
        EndToEndBenchmark.Result result = benchmark.run(task, lag, warmUp, rounds, seconds);
        results.add(result);
        row(
            out,
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

  private static LoopBenchmark.Result loop(LoopBenchmark.Result result, PrintWriter out) {
    out.printf(ROW, "LOOP, MILLISECONDS", "MEDIAN", "90 %", "99 %", "UPDATE", "");
    row(
        out,
        "Pendulum-v1",
        String.format("%.2f", Statistics.median(result.overheadMilliseconds())),
        String.format("%.2f", Statistics.quantile(result.overheadMilliseconds(), 0.9)),
        String.format("%.2f", Statistics.quantile(result.overheadMilliseconds(), 0.99)),
        String.format("%.2f", Statistics.median(result.updateMilliseconds())));
    return result;
  }

  private List<TransportBenchmark.Round> transport(TransportBenchmark benchmark, PrintWriter out)
      throws Exception {
    TransportBenchmark.Result result = benchmark.run(rounds, transitions);
    out.printf(ROW, "TRANSPORT, TRANSITIONS/S", "STREAM", "BARE", "RATIO", "CPU RATIO", "");
    row(
        out,
        "17 observed, 6 acted",
        String.format("%,.0f", result.streamRate()),
        String.format("%,.0f", result.bareRate()),
        String.format("%.3f", result.ratio()),
        String.format("%.3f", result.cpuRatio()));
    return result.rounds();
  }

  private static void row(PrintWriter out, String... cells) {
    Object[] all = new Object[6];
    for (int i = 0; i < all.length; i++) {
      all[i] = i < cells.length ? cells[i] : "";
    }
    out.printf(ROW, all);
    out.flush();
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new ParameterException(command.commandLine(), otherwise);
    }
  }
}
