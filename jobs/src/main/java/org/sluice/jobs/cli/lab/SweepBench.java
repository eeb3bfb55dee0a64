package org.sluice.jobs.cli.lab;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.lab.bench.env.EnvBenchmark;
import org.sluice.jobs.lab.bench.sweep.SweepBenchmark;
import org.sluice.jobs.lab.bench.sweep.SweepMeasurements;
import org.sluice.jobs.lab.bench.sweep.TasksBenchmark;
import org.sluice.learning.trial.Trial;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The benchmarks of {@code sluice stream-bench} for jobs of many trials. */
final class SweepBench {

  private static final double MEBIBYTE = 1 << 20;
  private static final String SWEEP_ROW =
      "%8s %10s %8s %8s %7s %7s %10s %10s %10s %10s %11s %11s%n";
  private static final String TASK_ROW = "%-28s %12s %12s %8s %10s%n";

  @Option(
      names = "--trials",
      paramLabel = "N",
      split = ",",
      description =
          "sweep: numbers of trials, one job for each. The baseline is the job with as"
              + " many trials as cores. Default: 1,2,16,128,1000.")
  private List<Integer> trials = List.of(1, 2, 16, 128, 1000);

  @Option(
      names = "--sweep-steps",
      paramLabel = "N",
      defaultValue = "1500000",
      description =
          "sweep: approximate environment steps per job, over all trials; each trial"
              + " takes at least four iterations. Default: ${DEFAULT-VALUE}.")
  private long steps;

  @Option(
      names = "--sweep-warm-up",
      paramLabel = "N",
      defaultValue = "500000",
      description =
          "sweep: environment steps of the warm-up job in the same process. Default:"
              + " ${DEFAULT-VALUE}.")
  private long warmUpSteps;

  @Option(
      names = "--table2-conf",
      paramLabel = "CONF",
      defaultValue = "conf/experiments/table2.yaml",
      description =
          "table2: the sweep; all its tasks must be MuJoCo tasks. Default: ${DEFAULT-VALUE}.")
  private Path configuration;

  @Option(
      names = "--table2-seconds",
      paramLabel = "S",
      defaultValue = "10",
      description = "table2: approximate seconds per task. Default: ${DEFAULT-VALUE}.")
  private double seconds;

  @Option(
      names = "--table2-warm-up",
      paramLabel = "S",
      defaultValue = "5",
      description = "table2: approximate seconds of warm-up per task. Default: ${DEFAULT-VALUE}.")
  private double warmUpSeconds;

  @Spec(Target.MIXEE)
  private CommandSpec command;

  void check() {
    require(
        trials.stream().allMatch(count -> count >= 1),
        "--trials must be at least 1 each, not " + trials);
    require(steps >= 1, "--sweep-steps must be at least 1, not " + steps);
    require(warmUpSteps >= 1, "--sweep-warm-up must be at least 1, not " + warmUpSteps);
    require(seconds > 0, "--table2-seconds must be above 0, not " + seconds);
    require(warmUpSeconds >= 0, "--table2-warm-up must be at least 0, not " + warmUpSeconds);
  }

  List<SweepMeasurements> sweep(Path folder, PrintWriter out) throws IOException {
    row(
        out,
        SWEEP_ROW,
        "TRIALS",
        "STEPS/S",
        "RATIO",
        "CPU",
        "START",
        "END",
        "HEAP MB",
        "PEAK MB",
        "MEMORY MB",
        "MB A TRIAL",
        "SAVED MB",
        "SAVED S");
    SweepBenchmark benchmark = new SweepBenchmark(folder, steps, warmUpSteps);
    Map<Integer, SweepMeasurements> measured = new LinkedHashMap<>();
    int cores = Runtime.getRuntime().availableProcessors();
    List<Integer> order = new ArrayList<>(trials);
    if (order.remove((Integer) cores)) {
      order.add(0, cores); // the baseline of the others
    }
    for (int count : order) {
      SweepMeasurements result = benchmark.run(count);
      measured.put(count, result);
      SweepMeasurements alone = measured.get(cores);
      row(
          out,
          SWEEP_ROW,
          Integer.toString(count),
          String.format("%,.0f", result.rate()),
          alone == null ? "" : String.format("%.3f", result.rate() / alone.rate()),
          alone == null ? "" : String.format("%.3f", result.cpuRate() / alone.cpuRate()),
          String.format("%.1f", result.startSeconds()),
          String.format("%.1f", result.endSeconds()),
          String.format("%,.0f", result.heapBytes() / MEBIBYTE),
          String.format("%,.0f", result.peakHeapBytes() / MEBIBYTE),
          String.format("%,.0f", result.peakResidentBytes() / MEBIBYTE),
          String.format("%.3f", result.heapBytesPerTrial() / MEBIBYTE),
          String.format("%.3f", result.checkpointBytesPerTrial() / MEBIBYTE),
          String.format("%.2f", result.checkpoints().medianMillis() / 1e3));
    }
    return List.copyOf(measured.values());
  }

  TasksBenchmark.Whole table2(KafkaSettings broker, Path folder, PrintWriter out) throws Exception {
    Map<String, List<Trial>> tasks =
        Configuration.read(configuration, List.of()).trials().stream()
            .collect(
                Collectors.groupingBy(Trial::environment, LinkedHashMap::new, Collectors.toList()));
    tasks
        .keySet()
        .forEach(
            id ->
                require(
                    EnvBenchmark.hasEngine(id),
                    configuration + ": all tasks must be MuJoCo tasks, which " + id + " is not"));
    row(out, TASK_ROW, "SWEEP, STEPS/S", "TRAINING", "BARE", "RATIO", "CPU RATIO");
    TasksBenchmark benchmark = new TasksBenchmark(broker, folder);
    List<TasksBenchmark.Result> results = new ArrayList<>();
    for (List<Trial> task : tasks.values()) {
      TasksBenchmark.Result result = benchmark.run(task, warmUpSeconds, seconds);
      results.add(result);
      row(
          out,
          TASK_ROW,
          result.id(),
          String.format("%,.0f", result.trainingRate()),
          String.format("%,.0f", result.bareRate()),
          String.format("%.3f", result.ratio()),
          String.format("%.3f", result.cpuRatio()));
    }
    TasksBenchmark.Whole whole = new TasksBenchmark.Whole(results);
    row(
        out,
        TASK_ROW,
        "as a whole",
        "",
        "",
        String.format("%.3f", whole.ratio()),
        String.format("%.3f", whole.cpuRatio()));
    return whole;
  }

  private static void row(PrintWriter out, String format, Object... cells) {
    out.printf(format, cells);
    out.flush();
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new ParameterException(command.commandLine(), otherwise);
    }
  }
}
